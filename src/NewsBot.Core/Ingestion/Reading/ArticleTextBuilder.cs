using NewsBot.Articles;

namespace NewsBot.Ingestion.Reading;

/// <summary>Collects the quotable sentences of one body, its agencies and its correction note.</summary>
internal sealed class ArticleTextBuilder(string body)
{
    private const int LongestAppealParagraph = 600;

    private readonly List<Sentence> _sentences = [];
    private readonly List<string> _agencies = [];
    private readonly List<TextSpan> _spans = [];
    private TextSpan? _correction;
    private bool _isInCorrection;
    private int _nextCue = -1;

    public void Add(Paragraph paragraph, ParagraphRole role)
    {
        var text = paragraph.In(body);
        if (role == ParagraphRole.Credit)
            AgencyCredits.Collect(text, _agencies);
        if (role == ParagraphRole.Correction)
            AddCorrection(paragraph);
        else
            _isInCorrection = false;
        if (role == ParagraphRole.Text)
            AddText(paragraph);
        else if (role == ParagraphRole.Heading)
            AddHeading(paragraph);
    }

    public ArticleText Build() => new(_sentences, _agencies, _correction);

    private void AddText(Paragraph paragraph)
    {
        var text = paragraph.In(body);
        AgencyCredits.CollectFromDateline(text, _agencies);
        Split(text, LineShape.BulletLength(text));
        if (HasCue(paragraph) || text.Contains('@') || LineShape.IsShouted(text) || HasCall(text))
            DropAppeals(text);
        AddSpans(paragraph.Start, SentenceKind.Plain);
    }

    private void AddHeading(Paragraph paragraph)
    {
        var text = paragraph.In(body);
        if (ReaderAppeals.IsAppeal(text))
            return;
        _spans.Clear();
        var bullet = LineShape.BulletLength(text);
        _spans.Add(new TextSpan(bullet, text.Length - bullet));
        AddSpans(paragraph.Start, SentenceKind.Heading);
    }

    private void AddCorrection(Paragraph paragraph)
    {
        Split(paragraph.In(body), 0);
        AddSpans(paragraph.Start, SentenceKind.Correction);
        if (_correction is null)
            _correction = new TextSpan(paragraph.Start, paragraph.Length);
        else if (_isInCorrection)
            _correction = new TextSpan(_correction.Value.Start, paragraph.End - _correction.Value.Start);
        _isInCorrection = true;
    }

    private void Split(ReadOnlySpan<char> text, int start)
    {
        _spans.Clear();
        while (start < text.Length)
        {
            var end = SentenceSplitter.EndOfSentence(text, start);
            _spans.Add(new TextSpan(start, end - start));
            start = end;
            while (start < text.Length && char.IsWhiteSpace(text[start]))
                start++;
        }

        if (_spans.Count > 1)
            QuotationJoiner.Join(text, _spans);
    }

    private bool HasCue(Paragraph paragraph)
    {
        if (_nextCue < paragraph.Start)
            _nextCue = ReaderAppeals.NextCue(body, paragraph.Start);
        return _nextCue < paragraph.End;
    }

    private bool HasCall(ReadOnlySpan<char> text)
    {
        foreach (var span in _spans)
        {
            if (ReaderAppeals.IsCall(text.Slice(span.Start, span.Length)))
                return true;
        }

        return false;
    }

    /// <summary>Leaves out sentences that speak to the reader, and the whole of a short paragraph that begins so or is half made of them.</summary>
    private void DropAppeals(ReadOnlySpan<char> text)
    {
        var kept = 0;
        var dropped = 0;
        var isWhole = false;
        for (var i = 0; i < _spans.Count; i++)
        {
            var sentence = text.Slice(_spans[i].Start, _spans[i].Length);
            var isCredit = AgencyCredits.IsContribution(sentence);
            if (isCredit)
                AgencyCredits.Collect(sentence, _agencies);
            if (isCredit || ReaderAppeals.IsAppeal(sentence))
            {
                dropped += ReaderAppeals.IsLink(sentence) ? 0 : 1;
                isWhole |= (i == 0 && !ReaderAppeals.IsLink(sentence)) || ReaderAppeals.IsContact(sentence);
            }
            else
            {
                _spans[kept++] = _spans[i];
            }
        }

        if (dropped > 0 && text.Length <= LongestAppealParagraph && (isWhole || dropped * 2 >= _spans.Count))
            kept = 0;
        _spans.RemoveRange(kept, _spans.Count - kept);
    }

    private void AddSpans(int offset, SentenceKind kind)
    {
        foreach (var span in _spans)
            ClauseSplitter.Add(body, new TextSpan(offset + span.Start, span.Length), kind, _sentences);
    }
}
