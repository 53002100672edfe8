using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using NewsBot.Ingestion;
using NewsBot.Retrieval;

namespace NewsBot.Benchmarks.Asking;

/// <summary>Lucene.Net's BM25 over headline and text, Porter's stems, asked for the best 50 that have any word; texts are neither read nor quoted.</summary>
internal sealed class LuceneSystem(string folder) : IAskedSystem
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const int Most = 50;
    private const string Text = "text";
    private const string Published = "published";

    private readonly FSDirectory _directory = FSDirectory.Open(System.IO.Path.Combine(folder, "lucene"));

    private readonly Analyzer _analyzer = Analyzer.NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(Version, reader);
        var stopWords = new CharArraySet(Version, NaiveFts.StopWords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), ignoreCase: false);
        return new TokenStreamComponents(words, new PorterStemFilter(new StopFilter(Version, new LowerCaseFilter(Version, words), stopWords)));
    });

    private DirectoryReader? _reader;

    public string Name => "Lucene.Net";

    public IReadOnlyList<AskedWay> Ways => [new("Lucene.Net, BM25, the best 50", AskAsync)];

    public async Task FillAsync(IArticleSource articles, CancellationToken ct)
    {
        using var writer = new IndexWriter(_directory, new IndexWriterConfig(Version, _analyzer) { Similarity = new BM25Similarity(), RAMBufferSizeMB = 64 });
        await foreach (var outcome in articles.FetchAsync(ct))
        {
            if (outcome is not FetchOutcome.Fetched { Article: var article })
                continue;
            writer.AddDocument(
            [
                new TextField(Text, $"{article.Title}\n{article.Body}", Field.Store.NO),
                new NumericDocValuesField(Published, article.Published?.Instant.ToUnixTimeSeconds() ?? long.MaxValue),
            ]);
        }

        writer.Commit();
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _analyzer.Dispose();
        _directory.Dispose();
    }

    private ValueTask AskAsync(Question question, CancellationToken ct)
    {
        var searcher = new IndexSearcher(_reader ??= DirectoryReader.Open(_directory)) { Similarity = new BM25Similarity() };
        var until = question.AsOf?.End.ToUnixTimeSeconds() ?? long.MaxValue - 1;
        searcher.Search(QueryOf(question.Text), FieldCacheRangeFilter.NewInt64Range(Published, null, until, true, true), Most);
        return ValueTask.CompletedTask;
    }

    private BooleanQuery QueryOf(string text)
    {
        var query = new BooleanQuery();
        foreach (var word in WordsOf(text).Distinct())
            query.Add(new TermQuery(new Term(Text, word)), Occur.SHOULD);
        return query;
    }

    private List<string> WordsOf(string text)
    {
        using var stream = _analyzer.GetTokenStream(Text, text);
        var word = stream.AddAttribute<ICharTermAttribute>();
        var words = new List<string>();
        stream.Reset();
        while (stream.IncrementToken())
            words.Add(word.ToString()!);
        stream.End();
        return words;
    }
}
