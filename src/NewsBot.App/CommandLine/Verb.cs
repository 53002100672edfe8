using System.CommandLine;

namespace NewsBot.App.CommandLine;

/// <summary>A verb with the examples that its help shows.</summary>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
