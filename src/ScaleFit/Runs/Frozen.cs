using System.Collections.ObjectModel;

namespace ScaleFit.Runs;

/// <summary>Lists that nobody changes later: whoever passed one may keep it and change it, and a cast gives no way in.</summary>
internal static class Frozen
{
    /// <summary>The list itself where it is read-only already, otherwise a copy.</summary>
    /// <exception cref="ArgumentNullException">There is no list.</exception>
    public static IReadOnlyList<T> Copy<T>(IReadOnlyList<T> list, string name)
    {
        ArgumentNullException.ThrowIfNull(list, name);
        return list is ReadOnlyCollection<T> ? list : Array.AsReadOnly(list.ToArray());
    }
}
