using System.ComponentModel.DataAnnotations;
using System.Net;

namespace NewsBot.App.Hosting.Web;

/// <summary>The section <c>Metrics</c>.</summary>
internal sealed class MetricsOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Metrics";

    /// <summary>Networks that see <c>/metrics</c> and the reasons of <c>/readyz</c> beside this machine, such as <c>10.0.0.0/8</c>.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from network in AllowedNetworks
        where !IPNetwork.TryParse(network, out _)
        select new ValidationResult($"Metrics:AllowedNetworks holds '{network}', which is no network. Write an address and the length of its prefix, such as 10.0.0.0/8 or 192.0.2.7/32.", [nameof(AllowedNetworks)]);
}
