using System.Text;
using FsCheck.Xunit;
using NewsBot.Sources.Web.Fetching;

namespace NewsBot.Tests.Web.Fetching;

public sealed class BoundedBodyTests
{
    private const int Limit = 64 * 1024;

    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(i => $"line {i * 7919 % 1000}\n")));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("deflate without its frame")]
    public async Task Wherever_a_packed_body_is_cut_off_it_is_noticed(string encoding)
    {
        foreach (var text in new[] { Text, Text[..12] })
        {
            var packed = Compression.Pack(text, encoding);
            for (var length = 1; length < packed.Length; length++)
                Assert.True(await IsNoticedAsync(packed[..length], encoding, text), $"{length} of {packed.Length} bytes");
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("deflate without its frame")]
    public async Task A_packed_body_may_come_in_any_pieces_and_with_something_behind_it(string encoding)
    {
        var packed = Compression.Pack(Text, encoding);

        foreach (var piece in new[] { 1, 2, 3, 100, packed.Length - 1, packed.Length + 3 })
        {
            Assert.Equal(Text, await ReadAsync(packed, encoding, piece));
            Assert.Equal(Text, await ReadAsync([.. packed, .. "\r\n\r\n"u8], encoding, piece));
        }
    }

    [Fact]
    public async Task A_gzip_of_several_parts_is_read_to_its_end()
    {
        byte[] packed = [.. Compression.Pack(Text[..100], "gzip"), .. Compression.Pack(Text[100..], "gzip")];

        Assert.Equal(Text, await ReadAsync(packed, "gzip", packed.Length));
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(packed[..^20], "gzip", packed.Length));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Nothing_needs_no_unpacking(string encoding) => Assert.Empty(await ReadAsync([], encoding, 1));

    [Theory]
    [InlineData("br", "FF FF FF FF")]
    [InlineData("gzip", "3C 68 74 6D 6C 3E")] // a page that was not packed
    [InlineData("deflate", "38 EA 00 00 00 00")] // asks for a dictionary
    public async Task What_no_decoder_takes_is_damaged(string encoding, string bytes) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)), encoding, 7));

    [Property(MaxTest = 1000)]
    public async Task Any_bytes_are_a_body_within_the_limit_or_damaged(byte[] bytes)
    {
        foreach (var encoding in new[] { "br", "deflate", "gzip" })
            await IsNoticedAsync([.. bytes], encoding, []);
        await IsNoticedAsync([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, .. bytes], "gzip", []);
        await IsNoticedAsync([0x78, 0x01, .. bytes], "deflate", []);
    }

    // The last bytes of a gzip are those of its length, mostly zeros: where only they are missing, nothing is.
    private static async Task<bool> IsNoticedAsync(byte[] packed, string encoding, byte[] text)
    {
        try
        {
            var body = await ReadAsync(packed, encoding, 7);
            Assert.True(body.Length <= Limit);
            return encoding == "gzip" && body.SequenceEqual(text);
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static async Task<byte[]> ReadAsync(byte[] packed, string encoding, int piece) =>
        Assert.IsType<byte[]>(await BoundedBody.ReadAsync(new PiecesStream(packed, piece), encoding.Split(' ')[0], new RequestForm("*/*", Limit) { IsBeginningEnough = true }, Ct));

    /// <summary>Gives at most so many bytes at once, as a network does.</summary>
    private sealed class PiecesStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
