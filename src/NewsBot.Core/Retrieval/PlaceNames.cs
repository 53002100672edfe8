using System.Collections.Frozen;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>The countries of the world and the states of the US, folded, as news names them.</summary>
internal static class PlaceNames
{
    /// <summary>Countries.</summary>
    public static readonly FrozenSet<string> Countries = Set("""
        afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas, bahrain, bangladesh, barbados,
        belarus, belgium, belize, benin, bhutan, bolivia, bosnia, bosnia and herzegovina, botswana, brazil, brunei, bulgaria, burkina faso, burundi, cambodia,
        cameroon, canada, cape verde, central african republic, chad, chile, china, colombia, comoros, congo, costa rica, croatia, cuba, cyprus,
        czech republic, denmark, djibouti, dominica, dominican republic, east timor, ecuador, egypt, el salvador, england, equatorial guinea, eritrea, estonia,
        eswatini, ethiopia, fiji, finland, france, gabon, gambia, georgia, germany, ghana, greece, grenada, guatemala, guinea, guinea bissau, guyana, haiti,
        honduras, hong kong, hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya, kiribati,
        kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg, madagascar, malawi, malaysia,
        maldives, mali, malta, marshall islands, mauritania, mauritius, mexico, micronesia, moldova, monaco, mongolia, montenegro, morocco, mozambique,
        myanmar, namibia, nauru, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea, north macedonia, northern ireland, norway, oman, pakistan,
        palau, palestine, panama, papua new guinea, paraguay, peru, philippines, poland, portugal, puerto rico, qatar, romania, russia, rwanda, samoa, san marino,
        saudi arabia, scotland, senegal, serbia, seychelles, sierra leone, singapore, slovakia, slovenia, solomon islands, somalia, south africa,
        south korea, south sudan, spain, sri lanka, sudan, suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo, tonga,
        trinidad and tobago, tunisia, turkey, turkiye, turkmenistan, tuvalu, uganda, ukraine, united arab emirates, uae, united kingdom, uk, britain, great britain,
        united states, us, uruguay, uzbekistan, vanuatu, vatican, venezuela, vietnam, wales, yemen, zambia, zimbabwe
        """);

    /// <summary>States of the US.</summary>
    public static readonly FrozenSet<string> States = Set("""
        alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii, idaho, illinois, indiana, iowa,
        kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada,
        new hampshire, new jersey, new mexico, new york, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island,
        south carolina, south dakota, tennessee, texas, utah, vermont, virginia, washington, west virginia, wisconsin, wyoming
        """);

    /// <summary>The stems of the words that tell countries.</summary>
    public static readonly FrozenSet<uint> CountryStems = StemsOf(Countries);

    /// <summary>The stems of the words that tell states of the US.</summary>
    public static readonly FrozenSet<uint> StateStems = StemsOf(States);

    /// <summary>Words that many names of places have; "us" and "uk" stand for everybody who acts there.</summary>
    private static FrozenSet<string> Common => Set("new, north, south, east, west, united, great, saudi, republic, central, african, and, islands, el, san, sierra, cape, us, uk");

    private static FrozenSet<uint> StemsOf(IEnumerable<string> names) =>
        names.SelectMany(name => name.Split(' ')).Except(Common).Select(StemCache.StemOf).ToFrozenSet();

    private static FrozenSet<string> Set(string names) =>
        names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
}
