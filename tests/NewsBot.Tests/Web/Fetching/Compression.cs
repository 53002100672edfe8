using System.IO.Compression;

namespace NewsBot.Tests.Web.Fetching;

/// <summary>Packs what a site sends.</summary>
internal static class Compression
{
    public static byte[] Pack(byte[] content, string encoding)
    {
        var packed = new MemoryStream();
        using (var packing = Open(packed, encoding))
            packing.Write(content);
        return packed.ToArray();
    }

    private static Stream Open(Stream packed, string encoding) => encoding switch
    {
        "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
        "br" => new BrotliStream(packed, CompressionLevel.Fastest),
        "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
        _ => new DeflateStream(packed, CompressionLevel.Fastest),
    };
}
