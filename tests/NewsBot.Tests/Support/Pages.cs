using System.IO.Compression;
using System.Text;
using NewsBot.Sources.Web;

namespace NewsBot.Tests.Support;

/// <summary>Small pages for tests.</summary>
internal static class Pages
{
    public const string First = "The ferry to the northern islands ran aground on Tuesday morning, and its sixty passengers were taken ashore in lifeboats.";
    public const string Second = "The coast guard said that nobody was hurt, and that the tide would probably lift the ship off the sandbank by the evening.";
    public const string Third = "The shipping company promised to pay for the missed trains, and blamed a buoy that the last winter storm had carried away.";

    public static readonly string Text = string.Join("\n\n", First, Second, Third);

    /// <summary>The three paragraphs as HTML.</summary>
    public static readonly string Paragraphs = $"<p>{First}</p><p>{Second}</p><p>{Third}</p>";

    /// <summary>A whole page.</summary>
    public static string Page(string body, string head = "") => $"""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry runs aground - The Harbour Post</title>
        <meta property="og:site_name" content="The Harbour Post">{head}</head>
        <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>{body}<footer>Harbour Post Publishing, all rights reserved.</footer></body></html>
        """;

    /// <summary>A page with an article that holds <paramref name="content"/>.</summary>
    public static string Article(string content, string head = "") => Page($"<main><article><h1>Ferry runs aground</h1>{content}</article></main>", head);

    public static PageReading Read(string html, string? address = null, string? contentType = null) =>
        PageReader.Read(new ServedPage(Encoding.UTF8.GetBytes(html)) { Address = address is null ? null : new Uri(address), ContentType = contentType });

    public static PageArticle Found(string html, string? address = null) => Assert.IsType<PageReading.Found>(Read(html, address)).Article;

    public static string Refused(string html, string? address = null, string? contentType = null) =>
        Assert.IsType<PageReading.Refused>(Read(html, address, contentType)).Reason;

    /// <summary>The content of a zipped page.</summary>
    public static byte[] ReadZipped(string path)
    {
        using var unzipped = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        unzipped.CopyTo(content);
        return content.ToArray();
    }

    public static byte[] Zip(string html)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(html));
        return zipped.ToArray();
    }
}
