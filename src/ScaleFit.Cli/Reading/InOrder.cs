namespace ScaleFit.Cli.Reading;

/// <summary>Work on many things at once, a thing a core, with the results in the order of the things.</summary>
internal static class InOrder
{
    /// <summary>Works on things as they come, some ahead of the result that is taken next: what is held does not grow with their number.</summary>
    /// <param name="source">The things; taken one after another.</param>
    /// <param name="work">What becomes of each; called from several threads.</param>
    /// <param name="ahead">Things begun and not yet taken, a core.</param>
    /// <param name="waiting">Told which result is taken next, before it is there.</param>
    /// <param name="weight">As how many things one counts; no more than <paramref name="ahead"/>, so that there is work for every core.</param>
    /// <returns>The results; what <paramref name="work"/> throws comes up in their place.</returns>
    public static IEnumerable<TResult> Select<T, TResult>(IEnumerable<T> source, Func<T, TResult> work, int ahead, Action<T>? waiting = null, Func<T, long>? weight = null)
    {
        using var things = source.GetEnumerator();
        if (!things.MoveNext()) yield break;
        var only = things.Current;
        if (!things.MoveNext())
        {
            // Threads take longer to start than most single things take.
            waiting?.Invoke(only);
            yield return work(only);
            yield break;
        }
        long most = (long)ahead * Environment.ProcessorCount, held = 0;
        var begun = new Queue<(T Thing, Task<TResult> Result)>();
        Begin(only);
        do
        {
            Begin(things.Current);
            while (begun.TryPeek(out var next) && (held >= most || next.Result.IsCompleted)) yield return Take();
        }
        while (things.MoveNext());
        while (begun.Count > 0) yield return Take();

        void Begin(T thing)
        {
            held += Weight(thing);
            begun.Enqueue((thing, Task.Run(() => work(thing))));
        }

        TResult Take()
        {
            var (thing, result) = begun.Dequeue();
            held -= Weight(thing);
            waiting?.Invoke(thing);
            return result.GetAwaiter().GetResult();
        }

        long Weight(T thing) => Math.Clamp(weight?.Invoke(thing) ?? 1, 1, ahead);
    }
}
