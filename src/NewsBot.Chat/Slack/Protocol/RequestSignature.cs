using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Chat.Slack.Protocol;

/// <summary>Tells whether a request comes from Slack: it is signed over its time and its bytes.</summary>
internal sealed class RequestSignature(string secret, TimeProvider time)
{
    private const string Version = "v0";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    /// <summary>Whether <paramref name="signature"/> is right for the body and the time, which must be near.</summary>
    public bool Verifies(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || signature is null)
            return false;
        if (Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - (double)seconds) > Window.TotalSeconds)
            return false;
        var expected = Encoding.ASCII.GetBytes(Sign(timestamp!, body));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
    }

    internal string Sign(string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{Version}:{timestamp}:"));
        hmac.AppendData(body);
        return $"{Version}={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}
