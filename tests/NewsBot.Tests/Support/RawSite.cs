using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsBot.Tests.Support;

/// <summary>A server on a loopback address that says what no web server would.</summary>
internal sealed class RawSite : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Socket, CancellationToken, Task> _answer;
    private readonly Task _serving;
    private int _connections;

    /// <summary>Runs <paramref name="answer"/> for every connection after the head of its request was read, then closes it.</summary>
    public RawSite(Func<Socket, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Connections => Volatile.Read(ref _connections);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Says <paramref name="texts"/> to every connection.</summary>
    public static RawSite Saying(params string[] texts) => new(async (socket, ct) =>
    {
        foreach (var text in texts)
            await SendAsync(socket, text, ct);
    });

    public static async Task SendAsync(Socket socket, string text, CancellationToken ct) => await socket.SendAsync(Encoding.Latin1.GetBytes(text), ct);

    /// <summary>Closes the connection as a crashed server does.</summary>
    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public string At(string path, string host = "127.0.0.1") => $"http://{host}:{Port}{path}";

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _serving;
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        var answers = new List<Task>();
        try
        {
            while (true)
                answers.Add(AnswerAsync(await _listener.AcceptSocketAsync(_closing.Token)));
        }
        catch (Exception) when (_closing.IsCancellationRequested) // the end
        {
            await Task.WhenAll(answers);
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        Interlocked.Increment(ref _connections);
        using (socket)
        {
            try
            {
                await ReadHeadAsync(socket);
                await _answer(socket, _closing.Token);
            }
            catch (Exception ex) when (ex is SocketException or OperationCanceledException or ObjectDisposedException) // the other side has gone
            {
            }
        }
    }

    private async Task ReadHeadAsync(Socket socket)
    {
        var head = new byte[16 * 1024];
        for (var length = 0; !head.AsSpan(0, length).EndsWith("\r\n\r\n"u8);)
        {
            var count = await socket.ReceiveAsync(head.AsMemory(length), _closing.Token);
            if (count == 0)
                return;
            length += count;
        }
    }
}
