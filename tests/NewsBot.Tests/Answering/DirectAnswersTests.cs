using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;
using NewsBot.Retrieval;

namespace NewsBot.Tests.Answering;

public sealed class DirectAnswersTests : IDisposable
{
    public void Dispose() { }
}
