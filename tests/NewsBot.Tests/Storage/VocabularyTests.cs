using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.EndToEnd;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Storage;

/// <summary>The index stems what it is given, and so do we: where the two disagree a word is never found.</summary>
public sealed class VocabularyTests : IDisposable
{
    private const int RealArticles = 2000;

    private static readonly string[] Suffixes =
    [
        "", "s", "es", "ies", "sses", "ss", "ed", "eed", "ing", "ating", "bling", "izing", "ated", "bled", "ized", "y", "ly", "ational", "tional", "enci", "anci",
        "izer", "logi", "bli", "alli", "entli", "eli", "ousli", "ization", "ation", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti",
        "biliti", "icate", "ative", "alize", "iciti", "ical", "ful", "ness", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent",
        "ion", "sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "e", "ee", "ll", "lle", "yy", "yed", "yyed", "aying", "eyes",
    ];

    private static readonly string[] Stems =
    [
        "", "a", "b", "y", "o", "ab", "ba", "yb", "by", "ya", "bab", "aba", "bay", "yay", "trou", "fil", "fiz", "wax", "how", "con", "hopp", "fall", "babab",
        "controll", "probat", "é", "ж", "жe", "日", "한", "ə", "ŋ", "ß", "æ", "ﬁ", "x-", "1", "2nd", "3.5", "क्", "ก็", "θά", "oneil", new string('a', 44), new string('ж', 31),
    ];

    private readonly TempFolder _folder = new();
    private int _files;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_stem_with_every_suffix_is_stemmed_alike() =>
        AssertAgree(from stem in Stems from one in Suffixes from other in Suffixes select stem + one + other);

    [Fact]
    public void Words_made_at_random_are_stemmed_alike()
    {
        const string Letters = "aeiouybcdlnrstz";
        var random = new Random(20230220);
        AssertAgree(Enumerable.Range(0, 60_000).Select(_ =>
            string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Letters[random.Next(Letters.Length)])) + Suffixes[random.Next(Suffixes.Length)]));
    }

    [Fact]
    public void Every_letter_there_is_is_folded_alike()
    {
        var letters = Enumerable.Range(1, char.MaxValue).Select(c => (char)c).Where(c => !char.IsSurrogate(c)).ToList();
        AssertAgree(letters.SelectMany(c => (string[])[$"{c}", $"q{c}q", $"{c}s", $"{c}e"]));
        AssertAgree(letters.Where(c => !EndsInTwin(char.ToLowerInvariant(c))).Select(c => $"a{c}ing"));
    }

    [Fact]
    public void Hostile_text_is_split_alike() => AssertAgree(
    [
        "U.S. e.g. a.m O'Neil's o’neil don't 21,000 1.500,50 3.5% $5bn 21st COVID-19 G20 x' 'x -- ... _under_score_ a\0b c\u200dd e\u00ade f\u2060g \ufeffbom",
        "İstanbul ıspanak ǅungla Straße STRASSE ẞ ΣΊΣΥΦΟΣ Ёлка ѝ ά ſ ﬀ ½ ² ⅷ Ⅷ µm ϐ ẛ Å Å e\u0301 e\u0301\u0302 \u0301x q\u0323\u0307",
        "日本語テスト 한국어 ไทย हिन्दी العربية עִבְרִית 😀 a😀b \ud83d lone \ude00 𝔘𝔫𝔦 𐐀 ﷺ ﻻ ᏣᎳᎩ Ნ ꙮ",
        "\" AND \" OR NOT NEAR(a b, 2) * ^x col:term {a b} a+b -c (d) source:7",
        string.Join(' ', Enumerable.Range(1, 200).Select(n => new string('x', n))),
    ]);

    [Fact]
    public async Task The_samples_are_indexed_under_our_stems()
    {
        var texts = await TextsOf(FileSources.Open(NewsBotProcess.Seeds, new IngestionOptions()), int.MaxValue);

        Assert.NotEmpty(texts);
        AssertAgree(texts);
    }

    [Fact]
    public async Task Real_articles_are_indexed_under_our_stems()
    {
        var texts = await TextsOf(FileSources.Open(SharedFolder.FileOrSkip("news/articles.jsonl.gz"), new IngestionOptions()), RealArticles);

        Assert.Equal(RealArticles, texts.Count);
        AssertAgree(texts);
    }

    [Fact]
    public async Task The_index_of_a_store_holds_our_stems_and_the_outlets_and_nothing_else()
    {
        using var file = new SqliteFile();
        var articles = News.Filler();
        await file.Newsroom.IngestAsync(articles);

        var terms = file.Query("select term from article_terms", r => r.GetString(0));

        var expected = articles.SelectMany(a => Split(News.Prepare(a).IndexTerms)).Select(PorterStemmer.StemOf).ToHashSet();
        Assert.Equal(expected.Append("source:1").Order(StringComparer.Ordinal), terms.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private void AssertAgree(IEnumerable<string> texts)
    {
        var words = Folded(texts);
        var stems = words.Select(PorterStemmer.StemOf).ToHashSet();
        var indexed = Indexed(words);
        Assert.Equal("only ours: ; only the index's: ", $"only ours: {Show(stems.Except(indexed))}; only the index's: {Show(indexed.Except(stems))}");
    }

    /// <summary>FTS5 takes the last two bytes of such a letter for a double consonant and cuts it in two: in a "-ing" that no language has.</summary>
    private static bool EndsInTwin(char letter) => Encoding.UTF8.GetBytes([letter]) is [.., var one, var other] && one == other;

    /// <summary>The first words and their units, so that letters that look alike are told apart.</summary>
    private static string Show(IEnumerable<string> words) => string.Join(", ", words.Order(StringComparer.Ordinal).Take(20)
        .Select(word => $"{word} {string.Join('.', word.Select(c => ((int)c).ToString("x4", CultureInfo.InvariantCulture)))}"));

    private static HashSet<string> Folded(IEnumerable<string> texts)
    {
        var words = new HashSet<string>();
        Span<char> buffer = stackalloc char[WordReader.LongestWord];
        foreach (var text in texts)
        {
            var reader = new WordReader(text, buffer);
            while (reader.Read())
                words.Add(reader.Folded.ToString());
        }

        return words;
    }

    /// <summary>What the index of a fresh database makes of the words.</summary>
    private HashSet<string> Indexed(HashSet<string> words)
    {
        var path = _folder.PathOf($"words-{++_files}.db");
        using (var database = SqliteFile.OpenAt(path))
            database.Read(_ => 0);
        using var connection = SqliteFile.Connect(path);
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into article_index (rowid, terms) values (1, $1)";
        insert.Parameters.Add(new SqliteParameter("$1", string.Join(' ', words)));
        insert.ExecuteNonQuery();
        using var read = connection.CreateCommand();
        read.CommandText = "select term from article_terms";
        return [.. read.Read(r => r.GetString(0))];
    }

    private static async Task<List<string>> TextsOf(IArticleSource source, int most) => await source.FetchAsync(Ct)
        .OfType<FetchOutcome.Fetched>().Take(most).Select(f => $"{f.Article.Title}\n{f.Article.Body}").ToListAsync(Ct);

    private static string[] Split(string terms) => terms.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
