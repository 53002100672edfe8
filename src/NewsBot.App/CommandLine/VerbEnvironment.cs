using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Chat.Terminal;

namespace NewsBot.App.CommandLine;

/// <summary>What a verb reads and writes besides files.</summary>
internal sealed record VerbEnvironment(TextReader In, TextWriter Out, TextWriter Error, TerminalFeatures Features)
{
    /// <summary>Whether someone sees the output as it is written.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Whether someone types the input.</summary>
    public bool IsInputInteractive { get; init; }

    /// <summary>Whether someone reads the log as it is written.</summary>
    public bool IsLogRead { get; init; }

    /// <summary>The last word on what is registered.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>The standard streams, in UTF-8 whatever the machine's locale says; an input that was closed is an empty one.</summary>
    public static VerbEnvironment OfProcess()
    {
        Console.InputEncoding = Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new VerbEnvironment(StandardInput.IsGiven() ? Console.In : TextReader.Null, Console.Out, Console.Error, TerminalFeatures.Detect())
        {
            IsInteractive = !Console.IsOutputRedirected,
            IsInputInteractive = !Console.IsInputRedirected,
            IsLogRead = !Console.IsErrorRedirected,
        };
    }
}
