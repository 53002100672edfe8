using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Chat.Terminal;
using NewsBot.Commands;
using NewsBot.Ingestion;
using NewsBot.Sources.Files;

namespace NewsBot.App.CommandLine;

/// <summary><c>extract</c>: shows what would be ingested from pages, and stores nothing.</summary>
internal sealed class ExtractVerb
{
    private readonly Argument<string> _input = new("FILE|FOLDER|URL") { Description = "A page (.html .html.gz), a folder of pages, or the address of a page" };
    private readonly Option<string?> _url = new("--url") { Description = "Where the page was served", HelpName = "URL" };
    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON for each page" };

    private readonly Option<string?> _batch = new("--batch")
    {
        Description = "Read the files of the folder that this file names, one JSON object a line: file, url",
        HelpName = "IN.jsonl",
    };

    private ExtractVerb()
    {
    }

    public static Command Create(VerbSetup setup)
    {
        var extract = new ExtractVerb();
        var verb = new Verb(
            "extract",
            "Show what would be ingested from a page; nothing is stored",
            "newsbot extract page.html --url https://example.org/story --json",
            "newsbot extract https://example.org/story",
            "newsbot extract pages --batch pages.jsonl --json")
        {
            extract._input, extract._url, extract._batch, extract._json,
        };
        setup.OneShot(verb, extract.RunAsync);
        return verb;
    }

    private Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var input = call.Line.GetRequiredValue(_input);
        if (call.Line.GetValue(_batch) is not { } batch)
            return ExtractOneAsync(call, input, ct);
        if (call.Line.GetValue(_url) is not null)
            return call.MisusedAsync("--batch names the address of every page; leave --url out", ct);
        return Directory.Exists(input) ? ExtractBatchAsync(call, input, batch, ct) : call.MisusedAsync("--batch names files of a folder; give the folder", ct);
    }

    private async Task<int> ExtractOneAsync(VerbCall call, string input, CancellationToken ct)
    {
        if (!TryReadAddress(call, input, out var address, out var problem))
            return await call.MisusedAsync(problem, ct);
        if (!TryOpen(call, input, address, out var source, out problem))
            return await call.FailAsync(problem, ct);
        return await TellAsync(call, source, null, ct) ? ExitCode.Done : ExitCode.Failed;
    }

    private async Task<int> ExtractBatchAsync(VerbCall call, string folder, string batch, CancellationToken ct)
    {
        var (number, failed) = (0, 0);
        await foreach (var line in File.ReadLinesAsync(batch, ct))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (!BatchPage.TryRead(line, folder, out var page, out var problem))
            {
                failed++;
                await call.FailAsync($"{batch}:{number}: {problem}", ct);
                continue;
            }

            var source = FileSources.OpenPages(page.Path, page.Address, OptionsOf(call));
            failed += await TellAsync(call, source, page.File, ct) ? 0 : 1;
        }

        return failed == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private bool TryReadAddress(VerbCall call, string input, out Uri? address, [NotNullWhen(false)] out string? problem)
    {
        (address, problem) = (null, null);
        if (call.Line.GetValue(_url) is not { } text)
            return true;
        if (Directory.Exists(input))
            problem = "--url is the address of one page; give --batch for a folder";
        else if (!BatchPage.TryReadAddress(text, out address))
            problem = $"--url: {text} is not an http or https address";
        return problem is null;
    }

    /// <summary>A web address is opened by whatever reads these.</summary>
    private static bool TryOpen(VerbCall call, string input, Uri? address, [NotNullWhen(true)] out IArticleSource? source, [NotNullWhen(false)] out string? problem)
    {
        if (BatchPage.TryReadAddress(input, out _))
            return call.Get<IngestInputs>().TryOpen(input, VerbCall.Owner, out source, out problem);
        (source, problem) = (FileSources.OpenPages(input, address, OptionsOf(call)), null);
        return true;
    }

    private static IngestionOptions OptionsOf(VerbCall call) => call.Get<IOptions<IngestionOptions>>().Value;

    /// <summary>Tells every page of the source; false where it could not be read.</summary>
    private async Task<bool> TellAsync(VerbCall call, IArticleSource source, string? file, CancellationToken ct)
    {
        var isRead = true;
        await foreach (var outcome in source.FetchAsync(ct))
        {
            var place = file ?? outcome.Place;
            var reason = outcome switch { FetchOutcome.Refused refused => refused.Reason, FetchOutcome.Unreadable unreadable => unreadable.Reason, _ => null };
            isRead &= outcome is not FetchOutcome.Unreadable;
            if (call.Line.GetValue(_json))
                await call.Out.WriteLineAsync(ExtractedPage.Serialize(place, outcome as FetchOutcome.Fetched, reason).AsMemory(), ct);
            else if (outcome is FetchOutcome.Fetched fetched)
                await ShowAsync(call, place, fetched.Article, ct);
            if (reason is not null)
                await call.Error.WriteLineAsync($"newsbot: {TerminalReplyRenderer.OneLine($"{place}: {reason}")}".AsMemory(), ct);
        }

        return isRead;
    }

    private static async Task ShowAsync(VerbCall call, string place, Article article, CancellationToken ct)
    {
        var text = ArticleTextReader.Read(article.Body);
        await call.ShowAsync(new Reply.Listing(place, ArticlesVerb.RowsOf(article, text.Agencies, text.Correction?.In(article.Body).ToString(), seen: null)), ct);
        await call.ShowAsync(new Reply.Message("\n" + article.Body), ct);
    }
}
