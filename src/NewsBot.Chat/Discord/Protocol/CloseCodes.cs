namespace NewsBot.Chat.Discord.Protocol;

/// <summary>What to do after the gateway closed a connection.</summary>
internal enum AfterClose
{
    /// <summary>Connect again and take the session up where it was.</summary>
    Resume,

    /// <summary>Connect again and begin a new session.</summary>
    NewSession,

    /// <summary>Ask how many shards there are to be, and begin anew.</summary>
    Reshard,

    /// <summary>No try can succeed until the owner changes something.</summary>
    Stop,
}

/// <summary>The close codes of the gateway by what they ask for.</summary>
internal static class CloseCodes
{
    /// <summary>Ours: any code but 1000 and 1001, which would end the session.</summary>
    public const int KeepSession = 4900;

    /// <summary>Ours: the session is over and the bot goes offline at once.</summary>
    public const int Goodbye = 1000;

    /// <summary>Discord's: the token is not accepted.</summary>
    public const int WrongToken = 4004;

    public static AfterClose Read(int? code) => code switch
    {
        1000 or 1001 or 4003 or 4007 or 4009 => AfterClose.NewSession,
        4011 => AfterClose.Reshard,
        WrongToken or 4010 or 4012 or 4013 or 4014 => AfterClose.Stop,
        _ => AfterClose.Resume,
    };

    /// <summary>What the owner is to do about a code after which it stops.</summary>
    public static string Explain(int? code) => code switch
    {
        WrongToken => "Discord does not accept the bot's token; reset it in the developer portal under Bot and set Discord:Token.",
        4010 or 4012 => $"Discord did not accept how the bot connects (code {code}); a newer version of NewsBot is needed.",
        4013 or 4014 => $"Discord refused the gateway intents (code {code}); a newer version of NewsBot is needed.",
        _ => $"Discord closed the connection for good (code {code}).",
    };
}
