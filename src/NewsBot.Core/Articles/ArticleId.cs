using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Articles;

/// <summary>Names one article for good: 16 hexadecimal digits of the SHA-256 of its first identity key.</summary>
/// <param name="Value">The digits, lower case.</param>
public readonly record struct ArticleId(string Value)
{
    /// <summary>The id of the article that <paramref name="identityKey"/> (see <see cref="IdentityKey"/>) names.</summary>
    public static ArticleId FromKey(string identityKey) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identityKey)).AsSpan(0, 8)));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
