using System.Reflection;
using System.Runtime.CompilerServices;
using NewsBot.App.Hosting;
using NewsBot.Chat.Terminal;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Files;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Tests.Architecture;

public sealed class TypeTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Assembly[] Edges = [typeof(FileSources).Assembly, typeof(SqliteOptions).Assembly, typeof(TerminalStreams).Assembly];

    private static readonly Assembly App = typeof(NewsBotHost).Assembly;

    private static readonly Assembly[] All = [typeof(CoreExtensions).Assembly, .. Edges, App];

    /// <summary>Public beside what registers an edge and sets it, because the command line opens files and feeds and shows replies as the terminal does.</summary>
    private static readonly Type[] UsedByTheCommandLine =
        [typeof(FeedFileReport), typeof(FeedFiles), typeof(FileSources), typeof(TerminalFeatures), typeof(TerminalReplyRenderer), typeof(TerminalStreams)];

    [Fact]
    public void Classes_that_are_not_public_are_sealed()
    {
        var types = All.SelectMany(Written).ToList();
        var bases = types.Select(t => t.BaseType).Select(t => t is { IsGenericType: true } ? t.GetGenericTypeDefinition() : t).ToHashSet();

        Assert.DoesNotContain(types, t => t is { IsClass: true, IsVisible: false, IsAbstract: false, IsSealed: false } && !bases.Contains(t));
    }

    [Fact]
    public void An_edge_shows_only_how_it_is_registered_and_set() =>
        Assert.Equal(
            UsedByTheCommandLine,
            Edges.SelectMany(Written).Where(t => t.IsVisible
                && !t.Name.EndsWith("Extensions", StringComparison.Ordinal) && !t.Name.EndsWith("Options", StringComparison.Ordinal)).OrderBy(t => t.Name, StringComparer.Ordinal));

    [Fact]
    public void The_program_shows_nothing() => Assert.DoesNotContain(Written(App), t => t.IsVisible);

    [Fact]
    public void A_method_of_a_port_that_waits_takes_a_token_at_its_end() =>
        Assert.Empty(All.SelectMany(Written).Where(t => t.IsInterface).SelectMany(t => t.GetMethods())
            .Where(IsWaiting).Where(m => m.GetParameters() is not [.., { ParameterType: var last }] || last != typeof(CancellationToken)).Select(Name));

    [Fact]
    public void A_token_is_the_last_parameter_and_has_no_default() =>
        Assert.Empty(All.SelectMany(Written).SelectMany(t => t.GetMethods(Declared))
            .Where(m => IsWaiting(m) && !IsGenerated(m) && m.GetBaseDefinition() == m)
            .Where(m => m.GetParameters().SkipLast(1).Any(IsToken) || m.GetParameters().Any(p => IsToken(p) && p.HasDefaultValue)).Select(Name));

    private static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes()
        .Where(t => t.Namespace?.StartsWith("NewsBot", StringComparison.Ordinal) == true && !IsGenerated(t));

    private static bool IsGenerated(MemberInfo? member) =>
        member is not null && (member.Name.Contains('<', StringComparison.Ordinal)
            || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || IsGenerated(member.DeclaringType));

    private static bool IsWaiting(MethodInfo method)
    {
        var type = method.ReturnType.IsGenericType ? method.ReturnType.GetGenericTypeDefinition() : method.ReturnType;
        return type == typeof(Task) || type == typeof(Task<>) || type == typeof(ValueTask) || type == typeof(ValueTask<>) || type == typeof(IAsyncEnumerable<>);
    }

    private static bool IsToken(ParameterInfo parameter) => parameter.ParameterType == typeof(CancellationToken);

    private static string Name(MethodInfo method) => $"{method.DeclaringType}.{method.Name}";
}
