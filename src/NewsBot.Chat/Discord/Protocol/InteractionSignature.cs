using System.Text;
using NSec.Cryptography;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Tells whether a request comes from Discord: it is signed over its time and its bytes (Ed25519, RFC 8032).</summary>
/// <param name="publicKey">The application's public key, 64 hexadecimal digits.</param>
internal sealed class InteractionSignature(string publicKey)
{
    private readonly PublicKey _key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(publicKey), KeyBlobFormat.RawPublicKey);

    /// <summary>Whether <paramref name="signature"/>, 128 hexadecimal digits, is right for the time and the body.</summary>
    public bool Verifies(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        var signed = new byte[SignatureAlgorithm.Ed25519.SignatureSize];
        if (timestamp is null || signature?.Length != signed.Length * 2 || Convert.FromHexString(signature, signed, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        return SignatureAlgorithm.Ed25519.Verify(_key, [.. Encoding.UTF8.GetBytes(timestamp), .. body], signed);
    }
}
