using System.Text.Json;
using NewsBot.Answering;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Answering;

public sealed class AnswerJsonTests
{
    [Fact]
    public void An_answer_is_written_with_these_names_in_this_order() => Assert.Equal(
        """
        {"answerId":"k3f9","question":"Who met in Munich?","asOf":"2023-02-20","status":"answered","answer":"Antony Blinken and Wang Yi","confidence":0.91,"notes":["Read \"munic\" as Munich."],"citations":[{"marker":1,"snippet":"Sie trafen sich in München – 会談 🎈.","articleId":"0f3a9c51d2e48b76","title":"Top US, Chinese diplomats hold talks amid 'spy balloon' spat","source":"dw.com","url":"https://www.dw.com/en/a-64750155","link":"https://www.dw.com/en/a-64750155#:~:text=US%20Secretary","published":"2023-02-19","start":812,"end":847,"alsoReportedBy":["bbc.com"]}],"coverage":{"articles":1412,"sources":9,"newest":"2023-02-19T14:02:00Z"},"elapsedMs":4.2}
        """,
        AnswerJson.Serialize(Answers.Found(Answers.Cite(snippet: "Sie trafen sich in München – 会談 🎈.") with { AlsoReportedBy = ["bbc.com"], End = 847 }) with
        {
            Notes = ["Read \"munic\" as Munich."],
        }).Replace("\\ud83c\\udf88", "🎈", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Not_found_has_a_null_answer_and_its_articles_are_marked_as_related()
    {
        var json = Parse(AnswerJson.Serialize(Answers.NotFound(Answers.Cite() with { Url = null, Link = null })));

        Assert.Equal("notFound", json.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("answer").ValueKind);
        var citation = json.GetProperty("citations")[0];
        Assert.True(citation.GetProperty("related").GetBoolean());
        Assert.Equal(JsonValueKind.Null, citation.GetProperty("url").ValueKind);
        Assert.Equal(JsonValueKind.Null, citation.GetProperty("link").ValueKind);
        Assert.False(json.TryGetProperty("answerDerived", out _));
    }

    [Fact]
    public void Nothing_ingested_is_no_newest() =>
        Assert.Contains("\"coverage\":{\"articles\":0,\"sources\":0,\"newest\":null}", AnswerJson.Serialize(Answers.FromNothing()), StringComparison.Ordinal);

    [Fact]
    public void A_derived_answer_says_so_and_others_say_nothing()
    {
        Assert.Contains("\"answerDerived\":true,", AnswerJson.Serialize(Answers.Found() with { AnswerDerived = true }), StringComparison.Ordinal);
        Assert.DoesNotContain("answerDerived", AnswerJson.Serialize(Answers.Found()), StringComparison.Ordinal);
        Assert.DoesNotContain("answerDerived", AnswerJson.Serialize(Answers.Found() with { Answer = null, AnswerDerived = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_of_first_sight_says_so_and_others_say_nothing()
    {
        Assert.Contains("\"published\":\"2023-02-19\",\"undated\":true,", AnswerJson.Serialize(Answers.Found(Answers.Cite() with { IsUndated = true })), StringComparison.Ordinal);
        Assert.DoesNotContain("undated", AnswerJson.Serialize(Answers.Found()), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_text_never_breaks_the_line()
    {
        var line = AnswerJson.Serialize(Answers.Found(Answers.Cite(snippet: "a\ud83dz\udc00\u2028b\u0085c\nd\u001b[31m\u007f\"\\")));

        Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u2028' or '\u2029');
        Assert.Equal("a\ufffdz\ufffd\u2028b\u0085c\nd\u001b[31m\u007f\"\\", Parse(line).GetProperty("citations")[0].GetProperty("snippet").GetString());
    }

    [Fact]
    public void The_score_parts_are_written_where_they_were_asked_for() => Assert.Contains(
        "\"explanation\":[{\"name\":\"coverage\",\"value\":\"0.82\"}]",
        AnswerJson.Serialize(Answers.Found(Answers.Cite() with { Explanation = [new ScorePart("coverage", "0.82")] })),
        StringComparison.Ordinal);

    [Fact]
    public void A_line_of_a_batch_begins_with_its_id()
    {
        var id = Parse("\"q-1\"");

        Assert.StartsWith("{\"id\":\"q-1\",\"answerId\":\"k3f9\",", AnswerJson.Serialize(Answers.Found(), id), StringComparison.Ordinal);
        Assert.Equal("{\"id\":\"q-1\",\"error\":\"no question\"}", AnswerJson.SerializeError(id, "no question"));
        Assert.Equal("{\"error\":\"no id\"}", AnswerJson.SerializeError(null, "no id"));
    }

    private static JsonElement Parse(string json) => JsonElement.Parse(json);
}
