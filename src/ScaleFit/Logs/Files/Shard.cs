using System.Text;

namespace ScaleFit.Logs.Files;

/// <summary>
/// One of several shards of many logs. A log's shard depends only on its path, as given or found. Shards therefore fit together
/// even if they run at different times while logs are added.
/// </summary>
internal readonly record struct Shard
{
    /// <summary>Makes a shard.</summary>
    /// <param name="number">The number of the shard, from 1.</param>
    /// <param name="count">The number of shards.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not between 1 and the count.</exception>
    public Shard(int number, int count)
    {
        if (number < 1 || number > count) throw new ArgumentOutOfRangeException(nameof(number), number, $"The number of a shard must be between 1 and {count}.");
        (Number, Count) = (number, count);
    }

    /// <summary>The number of the shard, from 1.</summary>
    public int Number { get; }

    /// <summary>The number of shards.</summary>
    public int Count { get; }

    /// <summary>Whether a log belongs to this shard.</summary>
    /// <param name="path">Its path; backslashes count as slashes.</param>
    public bool Holds(string path) => Hash(LogFiles.Plain(path.Replace('\\', '/'))) % (ulong)Count == (ulong)(Number - 1);

    /// <summary>FNV-1a of the UTF-8 bytes, mixed as in MurmurHash3 to separate paths that differ in the last digit. Do not change it: shards of one result may be years apart.</summary>
    private static ulong Hash(string path)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in Encoding.UTF8.GetBytes(path)) hash = unchecked((hash ^ b) * 1099511628211);
        hash = unchecked((hash ^ hash >> 33) * 0xff51afd7ed558ccd);
        hash = unchecked((hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53);
        return hash ^ hash >> 33;
    }
}
