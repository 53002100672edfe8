using NewsBot.Retrieval;

namespace NewsBot.Tests.Retrieval;

public sealed class WordStoriesTests
{
    [Fact]
    public void Each_pair_of_a_word_and_a_story_has_a_value_of_its_own_which_is_nothing_at_first()
    {
        const int Words = 40;
        const int Stories = 30;
        using var values = new WordStories<int>(Words);
        for (var story = 0; story < Stories; story++)
        {
            for (var word = 0; word < Words; word++)
            {
                Assert.Equal(0, values.Of(word, story));
                values.Of(word, story) = (word * 1_000) + story;
            }
        }

        for (var word = 0; word < Words; word++)
            Assert.Equal(Enumerable.Range(0, Stories).Select(story => (word * 1_000) + story), Enumerable.Range(0, Stories).Select(story => values.Of(word, story)));
    }

    [Fact]
    public void What_was_told_for_one_question_is_forgotten_for_the_next()
    {
        using (var values = new WordStories<int>(10))
            values.Of(3, 4) = 5;

        using var next = new WordStories<int>(10);
        Assert.Equal(0, next.Of(3, 4));
    }
}
