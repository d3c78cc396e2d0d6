using System.Text;

namespace ScaleFit.Logs.Files;

/// <summary>
/// One of several shares of many logs. A log's share follows from its path alone, as it was given or found, so that shares fit together
/// although they are taken at different times while logs are added.
/// </summary>
internal readonly record struct Shard
{
    /// <summary>Makes a share.</summary>
    /// <param name="number">Which, from 1.</param>
    /// <param name="count">How many there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number does not lie between 1 and the count.</exception>
    public Shard(int number, int count)
    {
        if (number < 1 || number > count) throw new ArgumentOutOfRangeException(nameof(number), number, $"A shard of {count} is numbered from 1 to {count}.");
        (Number, Count) = (number, count);
    }

    /// <summary>Which share, from 1.</summary>
    public int Number { get; }

    /// <summary>How many shares there are.</summary>
    public int Count { get; }

    /// <summary>Whether a log belongs to this share.</summary>
    /// <param name="path">Its path; backslashes count as slashes.</param>
    public bool Holds(string path) => Hash(LogFiles.Plain(path.Replace('\\', '/'))) % (ulong)Count == (ulong)(Number - 1);

    /// <summary>FNV-1a of the UTF-8 bytes, mixed as in MurmurHash3: paths that differ in their last digit fall apart. Never to be changed: parts of one result may be years apart.</summary>
    private static ulong Hash(string path)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in Encoding.UTF8.GetBytes(path)) hash = unchecked((hash ^ b) * 1099511628211);
        hash = unchecked((hash ^ hash >> 33) * 0xff51afd7ed558ccd);
        hash = unchecked((hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53);
        return hash ^ hash >> 33;
    }
}
