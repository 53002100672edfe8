using System.Buffers;

namespace NewsBot.Sources.Web.Fetching;

/// <summary>What the robots.txt of a site says to NewsBot (RFC 9309).</summary>
internal sealed class RobotsRules
{
    /// <summary>The name by which a robots.txt speaks to NewsBot.</summary>
    public const string ProductToken = "NewsBot";

    /// <summary>Everything may be read.</summary>
    public static readonly RobotsRules None = new([]);

    private const int RuleSize = 32;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");

    private readonly RobotsRule[] _rules;

    private RobotsRules(RobotsRule[] rules) => _rules = rules;

    /// <summary>About how many characters of memory it takes.</summary>
    public int Size => _rules.Sum(rule => rule.Pattern.Length + RuleSize);

    /// <summary>Reads a robots.txt: the groups for NewsBot, else those for everyone. Takes any text.</summary>
    public static RobotsRules Parse(string text)
    {
        List<RobotsRule> ours = [], everyones = [];
        bool isNamed = false, isOurs = false, isEveryones = false, isNaming = false;
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            var (key, value) = Split(line);
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                (isOurs, isEveryones) = isNaming ? (isOurs, isEveryones) : (false, false);
                isOurs |= IsOurName(value);
                isEveryones |= value is ['*', ..];
                isNamed |= isOurs;
                isNaming = true;
            }
            else if (IsRule(key, out var isAllowed))
            {
                isNaming = false;
                if (value.IsEmpty)
                    continue;
                var rule = RobotsRule.Of(value, isAllowed);
                if (isOurs)
                    ours.Add(rule);
                if (isEveryones)
                    everyones.Add(rule);
            }
        }

        return new RobotsRules([.. isNamed ? ours : everyones]);
    }

    /// <summary>Whether <paramref name="page"/> may be read: the longest rule decides, and of equal ones that which allows.</summary>
    public bool Allows(Uri page)
    {
        if (_rules.Length == 0)
            return true;
        var path = RobotsRule.Normal(page.PathAndQuery);
        var (longest, isAllowed) = (-1, true);
        foreach (var rule in _rules)
        {
            if (rule.Pattern.Length < longest || !rule.Matches(path))
                continue;
            isAllowed = rule.IsAllowed || (rule.Pattern.Length == longest && isAllowed);
            longest = rule.Pattern.Length;
        }

        return isAllowed;
    }

    private static bool IsRule(ReadOnlySpan<char> key, out bool isAllowed)
    {
        isAllowed = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
        return isAllowed || key.Equals("disallow", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The name of a group goes as far as its letters: a version may follow.</summary>
    private static bool IsOurName(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAnyExcept(NameCharacters);
        return (end < 0 ? value : value[..end]).Equals(ProductToken, StringComparison.OrdinalIgnoreCase);
    }

    private static Line Split(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        if (comment >= 0)
            line = line[..comment];
        var colon = line.IndexOf(':');
        return colon < 0 ? default : new Line(line[..colon].Trim(), line[(colon + 1)..].Trim());
    }

    private readonly ref struct Line(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        private readonly ReadOnlySpan<char> _key = key;
        private readonly ReadOnlySpan<char> _value = value;

        public void Deconstruct(out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
        {
            key = _key;
            value = _value;
        }
    }
}
