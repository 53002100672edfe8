using System.Text;

namespace NewsBot.Tests.Support;

/// <summary>A folder of its own for one test, removed with it.</summary>
internal sealed class TempFolder : IDisposable
{
    private const string MemoryDisk = "/dev/shm";

    private TempFolder(string fullPath) => FullPath = fullPath;

    public TempFolder()
        : this(Directory.CreateTempSubdirectory("newsbot-").FullName)
    {
    }

    public string FullPath { get; }

    /// <summary>One that spares the disk, where the system has such: for what writes ten thousands of times.</summary>
    public static TempFolder InMemory() => Directory.Exists(MemoryDisk)
        ? new TempFolder(Directory.CreateDirectory(Path.Combine(MemoryDisk, $"newsbot-{Guid.NewGuid():N}")).FullName)
        : new TempFolder();

    public string PathOf(string name) => Path.Combine(FullPath, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
