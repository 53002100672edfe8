using System.Buffers;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>What one candidate article has of a question. Its sentences are lent: disposing gives them back for the next question.</summary>
internal sealed class ArticleMatch : IDisposable
{
    // BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with the usual constants; the average length is that of a news report.
    private const double K1 = 0.8;
    private const double B = 0.3;
    private const double AverageWords = 800;
    private const double TitleOccurrences = 2;

    private readonly AnswerEvidence _evidence;
    private readonly SentenceMatch[] _sentences;

    public ArticleMatch(Candidate candidate, WeightedQuestion question)
    {
        Candidate = candidate;
        var text = candidate.Words;
        Span<double> occurrences = stackalloc double[question.Weights.Length];
        occurrences.Clear();
        Title = CountTitle(text.Title, question, occurrences);
        Anywhere = Title;
        _sentences = ArrayPool<SentenceMatch>.Shared.Rent(text.SentenceCount);
        _sentences.AsSpan(0, text.SentenceCount).Clear();
        _evidence = question.Evidence;
        Anywhere |= MatchSentences(text, question, occurrences);

        var norm = K1 * (1 - B + (B * text.WordCount / AverageWords));
        for (var i = 0; i < occurrences.Length; i++)
            Score += question.Weights[i] * occurrences[i] * (K1 + 1) / (occurrences[i] + norm);
    }

    public Candidate Candidate { get; }

    /// <summary>Bits of the question's words in the headline.</summary>
    public ulong Title { get; }

    /// <summary>Bits of the question's words in headline or sentences.</summary>
    public ulong Anywhere { get; }

    /// <summary>BM25 over headline and sentences, without recency.</summary>
    public double Score { get; }

    public ReadOnlySpan<SentenceMatch> Sentences => _sentences.AsSpan(0, Candidate.Words.SentenceCount);

    public void Dispose() => ArrayPool<SentenceMatch>.Shared.Return(_sentences);

    /// <summary>How well something in a sentence could be the answer, from 0 to 1; looked at when it is first asked for, for of most sentences it never is.</summary>
    public double TypedOf(int sentence)
    {
        ref var match = ref _sentences[sentence];
        if (match.Typed is { } known)
            return known;
        var typed = _evidence.In(Candidate.Words.WordsOf(sentence));
        match = match with { Typed = typed };
        return typed;
    }

    /// <summary>Goes from one word of the question to the next: most sentences hold none and are never looked at.</summary>
    private ulong MatchSentences(EncodedText text, WeightedQuestion question, Span<double> occurrences)
    {
        ulong matched = 0;
        var body = text.Body;
        var (sentence, previous) = (0, -1);
        for (var i = question.NextIn(body, 0); i >= 0; i = question.NextIn(body, i + 1))
        {
            if (question.PlaceOf(body[i].Stem) is not (var place and >= 0))
                continue;
            while (text.FirstWordOf(sentence + 1) <= i)
                sentence++;
            _sentences[sentence] = _sentences[sentence].With(i, place, previous);
            previous = place;
            matched |= 1ul << place;
            occurrences[place]++;
        }

        return matched;
    }

    private static ulong CountTitle(ReadOnlySpan<Word> words, WeightedQuestion question, Span<double> occurrences)
    {
        ulong matched = 0;
        foreach (var word in words)
        {
            var place = question.PlaceOf(word.Stem);
            if (place < 0)
                continue;
            matched |= 1ul << place;
            occurrences[place] += TitleOccurrences;
        }

        return matched;
    }
}
