namespace ScaleFit.Cli.Reading;

/// <summary>Parallel map that returns the results in the order of the items.</summary>
internal static class InOrder
{
    /// <summary>Processes items in parallel, a limited number ahead of the next result. Memory use does not grow with the number of items.</summary>
    /// <param name="source">The items, read one after another.</param>
    /// <param name="work">Processes one item; called from several threads.</param>
    /// <param name="ahead">Largest number of started items per core whose results have not been returned.</param>
    /// <param name="waiting">Called with the item of the next result, before this result is complete.</param>
    /// <param name="weight">The number of items that one item counts as; at most <paramref name="ahead"/>, so that every core has work.</param>
    /// <returns>The results. An exception of <paramref name="work"/> is rethrown at the position of its item.</returns>
    public static IEnumerable<TResult> Select<T, TResult>(IEnumerable<T> source, Func<T, TResult> work, int ahead, Action<T>? waiting = null, Func<T, long>? weight = null)
    {
        using var things = source.GetEnumerator();
        if (!things.MoveNext()) yield break;
        var only = things.Current;
        if (!things.MoveNext())
        {
            // Starting a thread takes longer than most single items.
            waiting?.Invoke(only);
            yield return work(only);
            yield break;
        }
        long most = (long)ahead * Environment.ProcessorCount, pending = 0;
        var begun = new Queue<(T Thing, Task<TResult> Result)>();
        Begin(only);
        do
        {
            Begin(things.Current);
            while (begun.TryPeek(out var next) && (pending >= most || next.Result.IsCompleted)) yield return Take();
        }
        while (things.MoveNext());
        while (begun.Count > 0) yield return Take();

        void Begin(T thing)
        {
            pending += Weight(thing);
            begun.Enqueue((thing, Task.Run(() => work(thing))));
        }

        TResult Take()
        {
            var (thing, result) = begun.Dequeue();
            pending -= Weight(thing);
            waiting?.Invoke(thing);
            return result.GetAwaiter().GetResult();
        }

        long Weight(T thing) => Math.Clamp(weight?.Invoke(thing) ?? 1, 1, ahead);
    }
}
