namespace ScaleFit.Tests;

/// <summary>Which folders of the library may know which others: those named before them, so that no circle can be.</summary>
public sealed class ArrowTests
{
    private static readonly string[] Order = ["Runs", "Logs", "Curves", "Fitting", "Inference", "Simulation", "Forecasting", "Comparing"];

    public static TheoryData<string> Folders => [.. Order];

    [Theory]
    [MemberData(nameof(Folders))]
    public void AFolderKnowsOnlyThoseBeforeIt(string folder)
    {
        string[] before = Order[..(Array.IndexOf(Order, folder) + 1)];
        foreach (string file in Directory.EnumerateFiles(Path.Join(Shared.Root(), "src", "ScaleFit", folder), "*.cs", SearchOption.AllDirectories))
        {
            var used = File.ReadLines(file).Where(line => line.StartsWith("using ScaleFit.", StringComparison.Ordinal)).Select(line => line["using ScaleFit.".Length..].TrimEnd(';').Split('.')[0]);
            Assert.All(used, other => Assert.True(before.Contains(other), $"{Path.GetFileName(file)} of {folder} uses {other}"));
        }
    }

    [Fact]
    public void EveryFolderHasItsPlace()
    {
        string[] folders = [.. Directory.GetDirectories(Path.Join(Shared.Root(), "src", "ScaleFit")).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj"))];
        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }
}
