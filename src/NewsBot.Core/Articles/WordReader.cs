using System.Globalization;

namespace NewsBot.Articles;

/// <summary>
/// Reads the words of a text. Words are runs of letters and digits; an apostrophe inside one joins it ("o'neil" and "oneil" are
/// one word) but for a genitive's; letters told apart by full stops are one word ("U.S." is "us"); a figure keeps its decimals
/// and loses its group marks ("21,000" is "21000"); each ideograph is a word of its own.
/// </summary>
public ref struct WordReader
{
    /// <summary>Longer words are cut, alike in texts and questions.</summary>
    internal const int LongestWord = 48;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _buffer;
    private int _next;
    private int _folded;

    /// <summary>A reader of <paramref name="text"/> that folds words into <paramref name="buffer"/> of at least 48 units.</summary>
    public WordReader(ReadOnlySpan<char> text, Span<char> buffer)
    {
        _text = text;
        _buffer = buffer[..LongestWord];
    }

    /// <summary>Where the word begins.</summary>
    public int Start { get; private set; }

    /// <summary>How many units of the text it takes.</summary>
    public int Length { get; private set; }

    /// <summary>How it is written.</summary>
    public WordShape Shape { get; private set; }

    /// <summary>The word in lower case without diacritics; valid until the next <see cref="Read"/>.</summary>
    public readonly ReadOnlySpan<char> Folded => _buffer[.._folded];

    /// <summary>Goes to the next word; false at the end.</summary>
    public bool Read()
    {
        _folded = 0;
        while (_folded == 0) // a run of combining marks alone folds to nothing
        {
            while (_next < _text.Length && !IsWordUnit(_text[_next]))
                _next++;
            if (_next >= _text.Length)
                return false;
            Start = _next;
            ReadWord();
        }

        Length = _next - Start;
        return true;
    }

    private void ReadWord()
    {
        if (char.IsAsciiDigit(_text[_next]))
            ReadFigure();
        else if (IsIdeograph(_text[_next]))
            ReadIdeograph();
        else
            ReadLetters();
    }

    private void ReadIdeograph()
    {
        LetterFolding.Append(_text[_next++], _buffer, ref _folded);
        Shape = WordShape.Lower;
    }

    private void ReadFigure()
    {
        while (_next < _text.Length && FigureUnit(_next) is var unit and not '\0')
        {
            if (unit != ',')
                LetterFolding.Append(unit, _buffer, ref _folded);
            _next++;
        }

        if (_next < _text.Length && IsWordUnit(_text[_next]) && !IsIdeograph(_text[_next]))
        {
            ReadRun();
            Shape = WordShape.Mixed;
            return;
        }

        Shape = FigureShape();
    }

    /// <summary>The unit at <paramref name="i"/> as part of a figure: a digit, '.' for a decimal mark, ',' for a group mark; NUL where the figure ends.</summary>
    private readonly char FigureUnit(int i)
    {
        var c = _text[i];
        if (char.IsAsciiDigit(c))
            return c;
        if (c is not ('.' or ',') || i + 1 >= _text.Length || !char.IsAsciiDigit(_text[i + 1]))
            return '\0';
        if (c == '.')
            return '.';
        var digits = 0;
        while (digits < 4 && i + 1 + digits < _text.Length && char.IsAsciiDigit(_text[i + 1 + digits]))
            digits++;
        return digits == 3 ? ',' : '.';
    }

    private readonly WordShape FigureShape()
    {
        if (Start > 0 && CharUnicodeInfo.GetUnicodeCategory(_text[Start - 1]) == UnicodeCategory.CurrencySymbol)
            return WordShape.Money;
        var after = _next < _text.Length && _text[_next] == ' ' ? _next + 1 : _next;
        if (after < _text.Length && _text[after] == '%')
            return WordShape.Percent;
        if (after < _text.Length && CharUnicodeInfo.GetUnicodeCategory(_text[after]) == UnicodeCategory.CurrencySymbol)
            return WordShape.Money;
        return _folded == 4 && _next - Start == 4 && _buffer[0] is '1' or '2' && _buffer[1] is '9' or '0' or '8' ? WordShape.Year : WordShape.Number;
    }

    private void ReadLetters()
    {
        var isCapital = char.IsUpper(_text[_next]);
        if (ReadInitials())
        {
            Shape = isCapital ? WordShape.Capitals : WordShape.Lower;
            return;
        }

        var (letters, capitals, digits) = ReadRun();
        Shape = digits > 0 ? WordShape.Mixed
            : capitals == letters && letters > 1 ? WordShape.Capitals
            : isCapital ? WordShape.Capitalised : WordShape.Lower;
    }

    /// <summary>Single letters told apart by full stops, two or more: "U.S.", "e.g.".</summary>
    private bool ReadInitials()
    {
        var i = _next;
        while (i + 1 < _text.Length && char.IsLetter(_text[i]) && _text[i + 1] == '.')
            i += 2;
        if (i < _text.Length && i > _next && char.IsLetter(_text[i]) && (i + 1 == _text.Length || !IsWordUnit(_text[i + 1])))
            i++;
        if (i - _next < 3 || (i < _text.Length && IsWordUnit(_text[i])))
            return false;
        for (; _next < i; _next++)
        {
            if (_text[_next] != '.')
                LetterFolding.Append(_text[_next], _buffer, ref _folded);
        }

        return true;
    }

    private (int Letters, int Capitals, int Digits) ReadRun()
    {
        int letters = 0, capitals = 0, digits = 0;
        for (; _next < _text.Length; _next++)
        {
            var c = _text[_next];
            if (char.IsAsciiLetterLower(c)) // nearly all there is
            {
                letters++;
                if (_folded < _buffer.Length)
                    _buffer[_folded++] = c;
                continue;
            }

            if (!IsWordUnit(c) || IsIdeograph(c))
            {
                if (!IsApostrophe(c) || _next + 1 >= _text.Length || !char.IsLetter(_text[_next + 1]))
                    break;
                if (SkipGenitive())
                    break;
                continue;
            }

            if (c > 127 && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                continue;
            if (char.IsDigit(c))
                digits++;
            else
                letters++;
            if (char.IsUpper(c))
                capitals++;
            LetterFolding.Append(c, _buffer, ref _folded);
        }

        return (letters, capitals, digits);
    }

    private bool SkipGenitive()
    {
        if (_text[_next + 1] is not ('s' or 'S') || (_next + 2 < _text.Length && IsWordUnit(_text[_next + 2])))
            return false;
        _next += 2;
        return true;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ';

    private static bool IsIdeograph(char c) =>
        c is >= '\u2e80' and <= '\u9fff' or >= '\uf900' and <= '\ufaff' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;

    private static bool IsWordUnit(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) : CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => !IsApostrophe(c),
            _ => false,
        };
}
