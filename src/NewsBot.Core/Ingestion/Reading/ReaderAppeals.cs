using System.Buffers;

namespace NewsBot.Ingestion.Reading;

/// <summary>Tells sentences that speak to the reader for the outlet (newsletters, subscriptions, consent, contact) from news.</summary>
internal static class ReaderAppeals
{
    private const int LongestAppeal = 500;

    // Wordings that no report uses of the world: each is enough by itself.
    private static readonly SearchValues<string> Wordings = SearchValues.Create(
        ["details you have shared", "information you have shared", "use of your data in this way", "how relevant is this ad", "video player was slow",
         "ad froze or did not finish", "we use cookies", "uses cookies to", "by clicking", "by submitting your",
         "may earn a commission", "may earn a fee", "may earn an affiliate", "affiliate fee", "affiliate commission", "affiliate partners",
         "affiliate links", "earn us a commission", "we may receive a commission", "support local journalism",
         "support quality journalism", "supporting our journalism", "support journalism like this", "all rights reserved", "may not be published, broadcast",
         "may not be reproduced", "story continues below", "article continues below", "continues after advertisement",
         "is a usa today content partner", "content is produced independently", "content partner offering", "expressed in this column",
         "expressed in this commentary", "expressed in this article", "expressed here are", "views expressed are the author",
         "do not necessarily reflect those of",
         "do not necessarily represent those of", "necessarily reflect the views of", "check work is supported in part", "does not provide editorial input",
         "independently chosen by", "independently selected by", "editors independently", "please tick here",
         "would you like to receive", "this transcript was automatically generated", "hit play on the player", "opt out at any time",
         "unsubscribe at any time", "your inbox", "our newsletter", "our free newsletter", "our daily newsletter",
         "our weekly newsletter", "check your local forecast", "become a subscriber", "digital subscriber", "subscriber-only", "subscribers-only",
         "our privacy policy", "our privacy notice", "our terms of use", "our terms of service", "manage your subscription",
         "contact me with news and offers", "receive email from us", "story appeared in cnn", "first appeared in cnn", "join our whatsapp",
         "enable javascript", "ad blocker", "adblocker", "log in to comment", "operators for audience referrals",
         "were accurate at the time this article", "were accurate at the time of publication", "recommend interesting products and services",
         "unable to view our graphics", "have all your shopping needs covered", "story ideas"],
        StringComparison.OrdinalIgnoreCase);

    // These call upon the reader wherever a sentence begins with them.
    private static readonly string[] Calls =
    [
        "Sign up here", "Sign up today", "Sign up now", "Sign up to get", "Sign up to receive", "Sign up for our", "Sign-up for our", "Subscribe here",
        "Subscribe now", "Subscribe today", "Subscribe to our", "Click here", "Tap here", "Tap or click here", "Read more here", "Read more about",
        "Read more at", "Read the full", "Read our full", "Read on for", "Stay in the conversation on", "Need a break?", "Need a news break?", "Join us on",
        "Follow us on", "Follow us at", "Like us on", "Find us on", "Have a tip", "Got a tip", "Got a news tip", "Have a news tip", "Have a story idea",
        "Have an idea for a", "Have thoughts", "Download our", "Download the app", "Get our free", "Get the app", "Just curious for more",
        "Prep for the polls", "Submit a letter", "Send us your", "Send your questions", "Thank you for supporting", "Thanks for reading",
        "Thank you for reading",
        "Looking for a free mini puzzle", "Jetzt abonnieren", "Abonnieren Sie", "Melden Sie sich", "Inscrivez-vous", "Abonnez-vous", "Suscríbete",
        "Suscríbase", "Regístrate", "Story continues", "Article continues", "Support our journalism", "Not a subscriber?", "Already a subscriber",
    ];

    // These do where the sentence also names one of the outlet's own channels.
    private static readonly string[] Openers =
        ["Sign up ", "Sign-up ", "Subscribe to ", "Subscribe for ", "Subscribe at ", "Subscribe and ", "Subscribe with ", "Get ", "Follow ", "Join ",
         "Download ", "Listen ", "Check out", "Visit ", "Learn more", "See ", "Read ", "Find ", "Play ", "Want ", "Looking for", "Don't miss", "Don’t miss",
         "Stay ", "Like ", "Watch ", "Hear ", "Tune in",
         "Support ", "Keep up", "What's everyone", "You can also ", "You can sign", "You can subscribe", "You can follow", "You can get", "Browse ", "Shop ",
         "Enjoy "];

    private static readonly SearchValues<string> Channels = SearchValues.Create(
        ["newsletter", "inbox", " our app", "mobile app", " podcast", "on twitter", "on facebook", "on instagram", "on x,", "on x.", "on x ", "on x:",
         "on threads", "on tiktok", "on bluesky", "on youtube", "whatsapp channel", "text messages", "subscriber",
         "subscription", "digital edition", "e-newspaper", "enewspaper", "crossword", "puzzle", "sign up here", "right here", "your texts", "facebook group",
         "breaking news alerts", "email alerts", "free trial", "sign up for", "voter guide", " @", "delivered to", "play hub"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly string[] ContactOpeners =
        ["Contact ", "Reach ", "Email ", "E-mail ", "Follow ", "Tweet ", "Send ", "Write to ", "You can ", "He can be", "She can be", "They can be",
         "Connect with", "Message ", "Find him", "Find her", "Find them", "Call ", "Questions?", "Have a", "Got a", "Twitter:", "Email:"];

    private static readonly SearchValues<string> ContactWordings = SearchValues.Create(
        ["reach him at", "reach her at", "reach them at", "reach him on", "reach her on", "reach them on", "reporter can be reached", "follow him on",
         "follow her on", "follow them on", "follow him at", "follow her at", "follow him @", "follow her @", "follow me on",
         "contact him at", "contact her at", "contact them at", "email him at", "email her at", "email them at", "send her an email", "send him an email",
         "reach the reporter", "reach me at", "email me at", "tweets at @", "tweets @", "on twitter @", "on twitter: @", "on x @"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A fragment of each wording and channel: one scan of a body for them spares nearly every sentence the questions above. They are few, and begin
    /// with letters that seldom stand together in news ("wsletter"), because the vectorised search asks for the first three only.
    /// </summary>
    private static readonly SearchValues<string> Cues = SearchValues.Create(
        ["ign up", "ign-up", "bscri", "wsletter", "nbox", "filiat", "y earn ", "n us a", "rnalism", "okies", "y clicking", "hts reserved",
         "nues below", "tent partner", "xpressed in this", "xpressed here", "xpressed are", "sarily r", "ependently ", "utomatically g",
         "k your l", "acy policy", "acy notice", "rms of u", "rms of s", "tsApp", "odcast", "uzzle", "hed at", "w relevant",
         "u have shared", "a in this way", "rrals", "witter", "cebook", "agram", "ikTok", "ibuted ", "roze or", "ory ideas", "uTube",
         "ccurate at"],
        StringComparison.Ordinal);

    /// <summary>Where the next word of an appeal stands at or after <paramref name="from"/>; the body's length for none.</summary>
    public static int NextCue(ReadOnlySpan<char> body, int from)
    {
        var offset = body[from..].IndexOfAny(Cues);
        return offset < 0 ? body.Length : from + offset;
    }

    /// <summary>Whether the sentence begins by calling upon the reader.</summary>
    public static bool IsCall(ReadOnlySpan<char> sentence) => LineShape.Begins(StripPictograms(sentence), Calls);

    /// <summary>Whether the appeal is a link that stands behind news: <c>Read more here.</c></summary>
    public static bool IsLink(ReadOnlySpan<char> appeal) => LineShape.Begins(StripPictograms(appeal), ["Read ", "Click ", "Tap "]);

    /// <summary>Whether the sentence speaks to the reader for the outlet.</summary>
    public static bool IsAppeal(ReadOnlySpan<char> sentence)
    {
        sentence = StripPictograms(sentence);
        if (sentence.IsEmpty || sentence.Length > LongestAppeal)
            return false;
        if (sentence.IndexOfAny(Wordings) >= 0)
            return !IsQuoted(sentence);
        if (LineShape.Begins(sentence, Calls))
            return true;
        if (sentence.IndexOfAny(Channels) is var channel and >= 0 && (LineShape.Begins(sentence, Openers) || AsksToSignUp(sentence)))
            return !IsQuoted(sentence) && channel < 400;
        return IsContact(sentence);
    }

    /// <summary>Whether the sentence tells how to reach a writer.</summary>
    public static bool IsContact(ReadOnlySpan<char> sentence)
    {
        if (sentence.IndexOfAny(ContactWordings) >= 0)
            return !IsQuoted(sentence);
        var at = sentence.IndexOf('@');
        if (at > 0 && sentence.Contains("can be reached ", StringComparison.Ordinal))
            return !IsQuoted(sentence);
        return at >= 0 && at + 1 < sentence.Length && char.IsLetterOrDigit(sentence[at + 1]) && LineShape.Begins(StripPictograms(sentence), ContactOpeners);
    }

    /// <summary>A link's label that was saved glued to it: <c>Stay in the conversation on politicsSign up for the newsletter</c>.</summary>
    private static bool AsksToSignUp(ReadOnlySpan<char> sentence) =>
        sentence.Length <= 250 && sentence.Contains("newsletter", StringComparison.OrdinalIgnoreCase)
        && (sentence.Contains("sign up", StringComparison.OrdinalIgnoreCase) || sentence.Contains("subscribe", StringComparison.OrdinalIgnoreCase));

    private static bool IsQuoted(ReadOnlySpan<char> sentence) =>
        sentence.Contains(" said", StringComparison.Ordinal) || sentence.Contains(" says", StringComparison.Ordinal) || sentence[0] is '"' or '“';

    private static ReadOnlySpan<char> StripPictograms(ReadOnlySpan<char> sentence)
    {
        var start = 0;
        while (start < sentence.Length && !char.IsLetterOrDigit(sentence[start]) && sentence[start] is not ('"' or '“' or '\'' or '‘' or '@'))
            start++;
        return sentence[start..];
    }
}
