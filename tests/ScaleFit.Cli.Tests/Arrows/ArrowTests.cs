namespace ScaleFit.Cli.Tests.Arrows;

/// <summary>What may know what: arrows between assemblies, and between the rooms of the library, go one way.</summary>
public sealed class ArrowTests
{
    private const string Library = "ScaleFit.Core", Reporting = "ScaleFit.Reporting", Command = "scalefit";

    /// <summary>The rooms of the library, each with those that it may know. Simulation makes logs and runs from curves; only its users know it.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["Runs"] = [],
        ["Logs"] = ["Runs"],
        ["Curves"] = ["Runs"],
        ["Fitting"] = ["Runs", "Curves"],
        ["Inference"] = ["Runs", "Curves", "Fitting"],
        ["Posterior"] = ["Runs", "Curves", "Inference"],
        ["Forecasting"] = ["Runs", "Curves", "Fitting", "Inference", "Posterior"],
        ["Comparing"] = ["Runs", "Curves", "Fitting", "Inference", "Posterior", "Forecasting"],
        ["Simulation"] = ["Runs", "Curves"],
    };

    /// <summary>The rooms of the logs, likewise; all of them know the types that lie beside the rooms, but for the reader that is made of them.</summary>
    private static readonly Dictionary<string, string[]> KnownInLogs = new()
    {
        ["Logs.Files"] = [],
        ["Logs.Formats"] = ["Logs.Files"],
        ["Logs.Columns"] = ["Logs.Files", "Logs.Formats"],
        ["Logs.Assembly"] = ["Logs.Files", "Logs.Formats", "Logs.Columns"],
    };

    private static readonly Lazy<AssemblyReading> Core = new(() => AssemblyReading.Read(Library));

    public static TheoryData<string> Rooms => [.. Known.Keys];

    public static TheoryData<string> RoomsOfLogs => [.. KnownInLogs.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void ARoomKnowsOnlyThoseBeforeIt(string room) => Assert.Empty(Violations(room, Known[room]));

    [Fact]
    public void ARoomThatKnowsMoreIsReported()
    {
        var violations = Violations("Comparing", ["Runs", "Curves", "Fitting", "Inference"]);
        Assert.NotEmpty(violations);
        Assert.All(violations, arrow => Assert.Equal("ScaleFit.Forecasting", arrow.ToNamespace));
    }

    [Theory]
    [MemberData(nameof(RoomsOfLogs))]
    public void ARoomOfLogsKnowsOnlyThoseBeforeIt(string room)
    {
        Assert.DoesNotContain(Violations(room, ["Runs", .. KnownInLogs[room]]), arrow => arrow.ToNamespace != "ScaleFit.Logs");
        Assert.DoesNotContain(Core.Value.Arrows, arrow => IsIn(arrow.FromNamespace, room) && arrow.To == "ScaleFit.Logs.LogReader");
    }

    [Fact]
    public void ARoomOfLogsThatKnowsMoreIsReported() =>
        Assert.Contains(Violations("Logs.Assembly", ["Runs", "Logs.Files", "Logs.Formats"]), arrow => arrow.ToNamespace == "ScaleFit.Logs.Columns");

    [Fact]
    public void AnEmptySelectionIsReported() => Assert.ThrowsAny<Exception>(() => Violations("Run", []));

    [Fact]
    public void ARoomBelowAnotherBelongsToIt()
    {
        Assert.True(IsIn("ScaleFit.Logs.Formats", "Logs"));
        Assert.True(IsIn("ScaleFit.Logs", "Logs"));
        Assert.False(IsIn("ScaleFit.Logs2", "Logs"));
        Assert.False(IsIn("ScaleFit", "Logs"));
    }

    [Fact]
    public void EveryTypeOfTheLibraryIsInARoomOrAtTheFrontDoor()
    {
        string[] own = [.. Core.Value.Types.Select(type => type.Namespace).Where(space => space.StartsWith("ScaleFit", StringComparison.Ordinal)).Distinct()];
        Assert.NotEmpty(own);
        Assert.All(own, space => Assert.True(space == "ScaleFit" || Known.Keys.Any(room => IsIn(space, room)), $"{space} has no place among the rooms"));
    }

    [Fact]
    public void NoRoomKnowsTheFrontDoor()
    {
        Assert.Contains(("ScaleFit", "TrainingRun"), Core.Value.Types);
        Assert.Contains(Core.Value.Arrows, arrow => arrow is { From: "ScaleFit.TrainingRun", To: "ScaleFit.ScalingFit" });
        Assert.DoesNotContain(Core.Value.Arrows, arrow => arrow.ToNamespace == "ScaleFit" && arrow.FromNamespace.StartsWith("ScaleFit.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CsvHelper", "Logs", "Simulation")]
    [InlineData("Google.Protobuf", "Logs")]
    public void OnlyWhatReadsOrWritesAFormatKnowsIt(string package, params string[] rooms)
    {
        var arrows = Core.Value.Arrows.Where(arrow => IsBelow(arrow.ToNamespace, package)).ToArray();
        Assert.NotEmpty(arrows);
        Assert.All(arrows, arrow => Assert.True(rooms.Any(room => IsIn(arrow.FromNamespace, room)), arrow.ToString()));
    }

    [Fact]
    public void TheLibraryKnowsNeitherReportsNorTheConsole()
    {
        Assert.Contains("MathNet.Numerics", Core.Value.Assemblies);
        Assert.Empty(Core.Value.Assemblies.Intersect([Reporting, Command, "Spectre.Console", "Spectre.Console.Ansi", "System.CommandLine", "System.Console"]));
        Assert.DoesNotContain(Core.Value.Arrows, arrow => arrow.To == "System.Console");
    }

    [Fact]
    public void ReportsKnowTheLibraryAndNotTheCommand()
    {
        var assemblies = AssemblyReading.Read(Reporting).Assemblies;
        Assert.Superset(new HashSet<string> { Library, "Spectre.Console" }, assemblies.ToHashSet());
        Assert.Empty(assemblies.Intersect([Command, "System.CommandLine"]));
    }

    [Fact]
    public void TheCommandKnowsBothAndTheConsole() =>
        Assert.Superset(new HashSet<string> { Library, Reporting, "System.CommandLine", "System.Console" }, AssemblyReading.Read(Command).Assemblies.ToHashSet());

    [Fact]
    public void AConstantIsSeenByItsImport() =>
        Assert.Contains(new Arrow(typeof(UsesAConstant).FullName!, typeof(UsesAConstant).Namespace!, "ScaleFit.Reporting.Charts", "ScaleFit.Reporting.Charts"), AssemblyReading.Read("ScaleFit.Cli.Tests").Arrows);

    [Fact]
    public void ABodyIsSeen() =>
        Assert.Contains(AssemblyReading.Read("ScaleFit.Cli.Tests").Arrows, arrow => arrow.From == typeof(ArrowTests).FullName && arrow.To == "Xunit.Assert");

    /// <summary>The arrows out of a room that end in another of the library than itself and those it may know.</summary>
    private static IReadOnlyList<Arrow> Violations(string room, string[] known)
    {
        Assert.Contains(Core.Value.Types, type => IsIn(type.Namespace, room));
        return [.. Core.Value.Arrows.Where(arrow => IsIn(arrow.FromNamespace, room) && IsBelow(arrow.ToNamespace, "ScaleFit") && !known.Append(room).Any(other => IsIn(arrow.ToNamespace, other)))];
    }

    private static bool IsIn(string space, string room) => IsBelow(space, $"ScaleFit.{room}");

    private static bool IsBelow(string space, string above) => space == above || space.StartsWith($"{above}.", StringComparison.Ordinal);
}
