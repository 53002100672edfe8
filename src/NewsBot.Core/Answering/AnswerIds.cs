using System.Security.Cryptography;

namespace NewsBot.Answering;

/// <summary>Short names of answers, easy to type and to tell apart: no i, l, o, 0, 1.</summary>
internal static class AnswerIds
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 7;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);
}
