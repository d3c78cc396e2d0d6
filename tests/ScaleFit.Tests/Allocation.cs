namespace ScaleFit.Tests;

/// <summary>What code allocates on its own thread.</summary>
internal static class Allocation
{
    private const int Rounds = 6;

    /// <summary>
    /// The least number of bytes that a round of repeats allocates: the runtime itself allocates in single rounds, when it compiles a method anew
    /// or meets a type for the first time.
    /// </summary>
    public static long Least(Action action, int repeats = 50)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < repeats; i++) action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
