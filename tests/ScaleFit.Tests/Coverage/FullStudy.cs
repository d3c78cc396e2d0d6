namespace ScaleFit.Tests.Coverage;

/// <summary>The switch of studies that take minutes.</summary>
internal static class FullStudy
{
    private const string Switch = "SCALEFIT_FULL";

    /// <summary>Skips the test unless the environment asks for it.</summary>
    public static void OnlyWhenAsked() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Switch) == "1", $"takes minutes: set {Switch}=1 to run it");
}
