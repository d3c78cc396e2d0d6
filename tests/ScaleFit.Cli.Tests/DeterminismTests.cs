namespace ScaleFit.Cli.Tests;

/// <summary>The same input is the same bytes, whenever and wherever: time after time, in every language, time zone and number of cores.</summary>
public sealed class DeterminismTests(PublishedTool published)
{
    /// <summary>Sums of other lanes are added in another order; nothing else may differ.</summary>
    private const double Tolerance = 1e-9;

    private static bool IsFull => Environment.GetEnvironmentVariable("SCALEFIT_FULL") == "1";

    public static TheoryData<string> Lines =>
    [
        "fit samples/academic-50.csv samples/scout-50k.csv --output json",
        "forecast samples/bs2048-100k.csv --until 50k --at 100k --target .6 --output json",
        "compare samples/five-recipes.csv --baseline scalerl --output json",
        "plot samples/bs2048-100k.csv --until 50k --at 100k",
    ];

    /// <summary>Those that are run as processes of their own: all of them take a minute.</summary>
    public static TheoryData<string> Started => IsFull ? Lines : ["forecast samples/academic-50.csv --at 100 --target .6 --output json"];

    [Theory]
    [MemberData(nameof(Lines))]
    public void EveryRepetitionIsTheSameBytes(string line)
    {
        var first = Tool.Run(line.Split(' '));
        Assert.Equal(0, first.ExitCode);
        for (int i = 1; i < (IsFull ? 100 : 3); i++) Assert.Equal(first, Tool.Run(line.Split(' ')));
    }

    [Theory]
    [MemberData(nameof(Started))]
    public void SurroundingsDoNotMatter(string line)
    {
        string[][] all =
        [
            ["LC_ALL=C", "DOTNET_PROCESSOR_COUNT=1"], ["LC_ALL=de_DE.UTF-8", "TZ=Asia/Kathmandu", "DOTNET_PROCESSOR_COUNT=2"], ["LC_ALL=tr_TR.UTF-8", "TZ=America/St_Johns"],
            ["LC_ALL=ar_SA.UTF-8", "TZ=Pacific/Kiritimati", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0"],
        ];
        var expected = On(line);
        Assert.Equal(0, expected.ExitCode);
        foreach (string[] variables in IsFull ? all : all[1..2]) Assert.Equal(expected, On(line, variables));
    }

    /// <summary>Two, four and, where the processor has them, eight numbers at once.</summary>
    [Theory]
    [MemberData(nameof(Started))]
    public void NumbersDependLittleOnTheWidthOfVectors(string line)
    {
        var usual = On(line);
        Assert.Equal(0, usual.ExitCode);
        foreach (string variable in (string[])["DOTNET_EnableAVX2=0", "DOTNET_MaxVectorTBitWidth=512"])
        {
            string? difference = NumericText.Difference(usual.Output, On(line, variable).Output, Tolerance);
            Assert.True(difference is null, $"{variable}: {difference}");
        }
    }

    private Outcome On(string line, params string[] variables) => published.Run("env", [.. variables, "scalefit", .. line.Split(' ')]);
}
