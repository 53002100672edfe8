using Microsoft.AspNetCore.Http;

namespace NewsBot.Chat;

/// <summary>Reads what was posted as the bytes that were signed; the server bounds how many there may be.</summary>
internal static class RequestBody
{
    public static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }
}
