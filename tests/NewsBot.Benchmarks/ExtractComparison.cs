using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using NewsBot.Sources.Web;

namespace NewsBot.Benchmarks;

/// <summary>
/// Reading the articles of a folder of pages against SmartReader as it is, page by page in turn, in one process. Our memory is measured
/// before SmartReader is touched.
/// </summary>
internal static class ExtractComparison
{
    private const int WarmUpRounds = 2;
    private const int Rounds = 5;

    public static void Run(string folder)
    {
        var pages = Directory.EnumerateFiles(folder, "*.html*").Order(StringComparer.Ordinal).Select(ReadFile).ToArray();
        foreach (var page in pages)
            Ours(page);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        for (var round = 0; round < WarmUpRounds; round++)
            Measure(pages);

        var times = Enumerable.Range(0, Rounds).SelectMany(_ => Measure(pages)).ToArray();
        var (ours, smart) = (Median(times.Select(t => t.Ours)), Median(times.Select(t => t.Smart)));
        Console.WriteLine($"SmartReader  median {smart:F2} ms");
        Console.WriteLine($"newsbot      median {ours:F2} ms, ratio {ours / smart:F2}, median of the ratios {Median(times.Select(t => t.Ours / t.Smart)):F2}");
        Console.WriteLine($"memory       {peak / 1e6:F0} MB after {pages.Length} pages");
    }

    private static (double Ours, double Smart)[] Measure(byte[][] pages) => [.. pages.Select(page => (Time(() => Ours(page)), Time(() => Smart(page))))];

    private static void Ours(byte[] page) => PageReader.Read(new ServedPage(page));

    private static void Smart(byte[] page)
    {
        using var reader = new SmartReader.Reader("https://example.com/", Encoding.UTF8.GetString(page));
        reader.GetArticle();
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static byte[] ReadFile(string path)
    {
        var content = File.ReadAllBytes(path);
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
            return content;
        using var unzipped = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var page = new MemoryStream();
        unzipped.CopyTo(page);
        return page.ToArray();
    }
}
