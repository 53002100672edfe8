using System.Text;

namespace NewsBot.Chat.Discord.Protocol;

/// <summary>Fetches files that people sent along, from where Discord keeps them and from nowhere else.</summary>
internal sealed class Attachments(Uri apiBaseUrl, TimeProvider time) : IDisposable
{
    /// <summary>The largest file that is taken.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    private readonly HttpClient _http = DiscordHttp.Create(apiBaseUrl, MostBytes);

    /// <summary>The text of a file; null where it could not be fetched.</summary>
    public async Task<string?> ReadAsync(Attachment file, CancellationToken ct)
    {
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var address) || !AreKeptAt(address, apiBaseUrl))
            return null;
        using var timeout = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            return Encoding.UTF8.GetString(await _http.GetByteArrayAsync(address, both.Token)).TrimStart('\uFEFF');
        }
        catch (Exception ex) when (!ct.IsCancellationRequested && ex is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Whether it is an address where Discord keeps files; an emulated one keeps them beside its interface.</summary>
    internal static bool AreKeptAt(Uri address, Uri apiBaseUrl) => apiBaseUrl.IsLoopback
        ? address.Host == apiBaseUrl.Host
        : address.Scheme == "https" && Hosts.Contains(address.Host, StringComparer.Ordinal);
}
