using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord.Protocol;
using NewsBot.Commands;

namespace NewsBot.Chat.Discord;

/// <summary>Looks for what keeps the bot from Discord: token, application, public key, the way in which interactions come, commands.</summary>
/// <param name="services">Where the way to Discord is taken from when the settings are known to make sense.</param>
/// <param name="options">The settings.</param>
/// <param name="time">The time.</param>
internal sealed class DiscordExamination(IServiceProvider services, IOptions<DiscordOptions> options, TimeProvider time) : IExaminedPart
{
    private readonly DiscordOptions _options = options.Value;

    public string Name => DiscordAdapter.Chat;

    public async IAsyncEnumerable<ExaminedFact> ExamineAsync([EnumeratorCancellation] CancellationToken ct)
    {
        List<ValidationResult> problems = [];
        if (!Validator.TryValidateObject(_options, new ValidationContext(_options), problems, validateAllProperties: true))
        {
            foreach (var problem in problems)
                yield return new ExaminedFact(false, problem.ErrorMessage!);
            yield break;
        }

        var api = services.GetRequiredService<DiscordApi>();
        var answer = await api.GetApplicationAsync(ct);
        yield return Token(answer);
        if (answer is not RestResult<ApplicationInfo>.Done { Value: var application } || application.Id != _options.ApplicationId)
            yield break;
        if (!string.IsNullOrEmpty(_options.PublicKey))
            yield return Key(application);
        yield return Delivery(application);
        if (!_options.IsHttp)
            yield return await GatewayAsync(api, ct);
        yield return await CommandsAsync(ct);
    }

    private ExaminedFact Token(RestResult<ApplicationInfo> answer) => answer switch
    {
        RestResult<ApplicationInfo>.Done(var application) when application.Id == _options.ApplicationId =>
            new ExaminedFact(true, $"the bot's token is accepted and belongs to the application {application.Name}"),
        RestResult<ApplicationInfo>.Done(var other) => new ExaminedFact(
            false, $"the bot's token belongs to the application {other.Name}, whose id is {other.Id}, but Discord:ApplicationId is {_options.ApplicationId}; set both to those of one application"),
        RestResult<ApplicationInfo>.Refused { Status: 401 } => new ExaminedFact(false, CloseCodes.Explain(CloseCodes.WrongToken)),
        RestResult<ApplicationInfo>.Refused refused => new ExaminedFact(
            false, string.Create(CultureInfo.InvariantCulture, $"Discord refuses to tell of the application (status {refused.Status}); try again in some minutes, and check Discord:ApiBaseUrl")),
        _ => new ExaminedFact(false, $"Discord cannot be reached at {_options.ApiBaseUrl}; check the network and Discord:ApiBaseUrl"),
    };

    private ExaminedFact Key(ApplicationInfo application) => string.Equals(_options.PublicKey, application.VerifyKey, StringComparison.OrdinalIgnoreCase)
        ? new ExaminedFact(true, "the public key is that of the application")
        : new ExaminedFact(false, "Discord:PublicKey is not the key of this application, so nothing that Discord delivers over HTTP would be taken; copy it from the developer portal under General Information");

    /// <summary>Discord delivers to an endpoint or over the gateway, never over both.</summary>
    private ExaminedFact Delivery(ApplicationInfo application) => (_options.IsHttp, application.InteractionsEndpointUrl) switch
    {
        (false, null or "") => new ExaminedFact(true, "interactions come over the gateway"),
        (false, var url) => new ExaminedFact(
            false, $"Discord delivers to {url} and nothing over the gateway; clear Interactions Endpoint URL in the developer portal under General Information, or set Discord:Mode to Http"),
        (true, null or "") => new ExaminedFact(
            false, $"Discord does not know where to deliver; start the bot, then enter its https address with {InteractionEndpoint.Path} as Interactions Endpoint URL in the developer portal under General Information"),
        (true, var url) when url.TrimEnd('/').EndsWith(InteractionEndpoint.Path, StringComparison.Ordinal) => new ExaminedFact(true, $"interactions come over HTTP to {url}"),
        (true, var url) => new ExaminedFact(
            false, $"Discord delivers to {url}, but the bot listens at {InteractionEndpoint.Path}; check Interactions Endpoint URL in the developer portal under General Information, or that your proxy leads there"),
    };

    private async ValueTask<ExaminedFact> GatewayAsync(DiscordApi api, CancellationToken ct)
    {
        if (await api.GetGatewayAsync(ct) is not RestResult<GatewayBot>.Done { Value: var gateway })
            return new ExaminedFact(false, "Discord does not tell where the gateway is; try again in some minutes");
        var limit = gateway.SessionStartLimit;
        if (limit.Remaining < gateway.Shards)
        {
            var minutes = Math.Ceiling(TimeSpan.FromMilliseconds(limit.ResetAfter).TotalMinutes);
            return new ExaminedFact(
                false, string.Create(CultureInfo.InvariantCulture, $"only {limit.Remaining} of {limit.Total} sessions may be begun in the next {minutes} minutes; find out what starts the bot so often, and leave it running"));
        }

        return await GatewayGreeting.ComesAsync(gateway.Url, time, ct)
            ? new ExaminedFact(true, string.Create(CultureInfo.InvariantCulture, $"the gateway greets, and {limit.Remaining} of {limit.Total} sessions of a day may still be begun"))
            : new ExaminedFact(false, $"the gateway at {gateway.Url} does not greet; check that wss connections may leave this network");
    }

    private async ValueTask<ExaminedFact> CommandsAsync(CancellationToken ct)
    {
        var wanted = DiscordCommands.All(areGlobal: _options.OnlyGuild is null);
        var whose = _options.OnlyGuild is { } guild ? $"in the server {guild}" : "in all servers";
        return await services.GetRequiredService<CommandRegistration>().AreAsync(_options.OnlyGuild, wanted, ct) switch
        {
            true => new ExaminedFact(true, string.Create(CultureInfo.InvariantCulture, $"Discord knows the {wanted.Count} commands {whose}")),
            false => new ExaminedFact(true, $"Discord does not know the commands {whose} as they are now; 'newsbot run' tells it when it starts"),
            null when _options.OnlyGuild is not null => new ExaminedFact(
                false, $"the commands {whose} cannot be read; open the link that 'newsbot discord invite' prints, or correct Discord:GuildId"),
            null => new ExaminedFact(false, "Discord does not tell of the commands; try again in some minutes"),
        };
    }
}
