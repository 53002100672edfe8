using System.Diagnostics;

namespace NewsBot.Benchmarks.Asking;

/// <summary>What is measured of a process that holds nothing else: memory after all questions, and how soon after its start the program answers.</summary>
internal static class OwnProcess
{
    private const int Starts = 5;

    public static async Task MeasureAsync(string database, IReadOnlyList<string> questionFiles, CancellationToken ct)
    {
        await RunAsync("NewsBot.Benchmarks.dll", ["memory", database, .. questionFiles], isTold: true, ct);
        var question = AskedQuestion.Read(questionFiles[0], 1)[0].Question;
        var took = new List<TimeSpan>();
        for (var i = 0; i < Starts; i++)
            took.Add(await RunAsync("newsbot.dll", ["ask", question.Text, "--as-of", $"{question.AsOf}", "--db", database], isTold: false, ct));
        Console.WriteLine($"first answer {took.Order().ElementAt(Starts / 2).TotalSeconds:F2} s after the start of the program, median of {Starts}; {took.Max().TotalSeconds:F2} s at most");
    }

    /// <summary>Asks everything and tells what is held then.</summary>
    public static async Task TellMemoryAsync(string database, IReadOnlyList<string> questionFiles, CancellationToken ct)
    {
        using var newsBot = new NewsBotSystem(database);
        foreach (var asked in questionFiles.SelectMany(file => AskedQuestion.Read(file, 1)))
            await newsBot.AnswerAsync(asked.Question, ct);
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64;
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        process.Refresh();
        Console.WriteLine($"memory       managed heap {heap / 1e6:F0} MB, working set {process.WorkingSet64 / 1e6:F0} MB, {peak / 1e6:F0} MB at most while all questions were asked");
    }

    private static async Task<TimeSpan> RunAsync(string program, IEnumerable<string> args, bool isTold, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. args]) { RedirectStandardOutput = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        if (isTold)
            Console.Write(output);
        return watch.Elapsed;
    }
}
