using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NSec.Cryptography;

namespace NewsBot.Tests.Support.Discord;

/// <summary>Delivers interactions over HTTP, signed as Discord signs.</summary>
internal sealed class InteractionSender : IDisposable
{
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly HttpClient _http = new();

    /// <summary>The application's public key, as the developer portal shows it.</summary>
    public string PublicKey => Convert.ToHexStringLower(_key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    public string Sign(string timestamp, string body) => Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(_key, Encoding.UTF8.GetBytes(timestamp + body)));

    /// <summary>Delivers, rightly signed.</summary>
    public Task<HttpResponseMessage> PostAsync(Uri bot, string body)
    {
        var timestamp = 1_772_442_000.ToString(CultureInfo.InvariantCulture);
        return PostAsync(bot, body, timestamp, Sign(timestamp, body));
    }

    public async Task<HttpResponseMessage> PostAsync(Uri bot, string body, string? timestamp, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/discord/interactions")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (timestamp is not null)
            request.Headers.Add("X-Signature-Timestamp", timestamp);
        if (signature is not null)
            request.Headers.Add("X-Signature-Ed25519", signature);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Someone does something: the interaction, with the first answer that the response held.</summary>
    public async Task<EmulatedInteraction> DeliverAsync(DiscordEmulator discord, Uri bot, JsonObject content)
    {
        var (interaction, data) = discord.Create(content);
        using var response = await PostAsync(bot, data.ToJsonString());
        Assert.Equal("application/json", response.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType);
        Assert.True(interaction.TryAnswer(JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject()));
        return interaction;
    }

    public void Dispose()
    {
        _http.Dispose();
        _key.Dispose();
    }
}
