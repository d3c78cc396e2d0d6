namespace ScaleFit.Cli.Tests;

/// <summary>
/// A text against the checked-in file that records it. Files are only compared, unless the environment variable <see cref="Switch"/> is 1:
/// then files that do not agree are rewritten, and their tests fail so that the changes are reviewed.
/// </summary>
internal static class GoldenFile
{
    /// <summary>The environment variable that allows rewriting.</summary>
    public const string Switch = "SCALEFIT_UPDATE_GOLDEN";

    /// <summary>Whether the environment allows rewriting. Only tests of checked-in files read it; the test of this class passes its own value.</summary>
    public static bool IsUpdated => Environment.GetEnvironmentVariable(Switch) == "1";

    /// <summary>Fails unless a file has a text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="actual">The text.</param>
    /// <param name="tolerance">The largest relative difference between two numbers; 0 compares to the letter.</param>
    /// <param name="isUpdated">Whether a file that is missing or differs is rewritten; the call fails all the same. A file that agrees is never written.</param>
    public static void Check(string path, string actual, double tolerance, bool isUpdated)
    {
        string? recorded = File.Exists(path) ? File.ReadAllText(path) : null;
        string? difference = recorded is null ? "it does not exist" : NumericText.Difference(recorded, actual, tolerance);
        if (difference is null) return;
        if (isUpdated) File.WriteAllText(path, recorded is null ? actual : NumericText.KeepLines(actual, recorded, tolerance));
        Assert.Fail(isUpdated
            ? $"{path} was rewritten: {difference}\nReview the changes ('git diff'), then run the tests without {Switch}."
            : $"{path}: {difference}\nWhere the new text is right, run the test once with {Switch}=1, which rewrites the file, and review the changes.");
    }
}
