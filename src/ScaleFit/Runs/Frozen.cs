using System.Collections.ObjectModel;

namespace ScaleFit.Runs;

/// <summary>Read-only copies of lists. Later changes to the caller's list do not affect them, and no cast makes them writable.</summary>
internal static class Frozen
{
    /// <summary>Returns a read-only list itself, otherwise a copy.</summary>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    public static IReadOnlyList<T> Copy<T>(IReadOnlyList<T> list, string name)
    {
        ArgumentNullException.ThrowIfNull(list, name);
        return list is ReadOnlyCollection<T> ? list : Array.AsReadOnly(list.ToArray());
    }
}
