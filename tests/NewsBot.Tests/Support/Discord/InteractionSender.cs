using System.Globalization;
using System.Net;
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
        await DeliverAsync(interaction, bot, data.ToJsonString(), times: 1);
        return interaction;
    }

    /// <summary>Delivers what someone did, so many times at once: one response holds the first answer, and the others say that it is answered elsewhere.</summary>
    public async Task DeliverAsync(EmulatedInteraction interaction, Uri bot, string body, int times)
    {
        var delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        interaction.Delivered = delivered.Task;
        try
        {
            var responses = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => PostAsync(bot, body)));
            var answer = Assert.Single(responses, response => response.StatusCode == HttpStatusCode.OK);
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
            var given = JsonNode.Parse(await TextOfAsync(answer))!.AsObject();
            Assert.Empty(Rules.ProblemsOfAnswer(interaction.Type, given));
            Assert.True(interaction.TryAnswer(given));
            foreach (var other in responses.Where(response => response != answer))
                Assert.Equal((HttpStatusCode.Accepted, ""), (other.StatusCode, await TextOfAsync(other)));
        }
        finally
        {
            delivered.SetResult();
        }
    }

    private static Task<string> TextOfAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _http.Dispose();
        _key.Dispose();
    }
}
