using System.CommandLine;
using System.Globalization;
using ScaleFit.Cli.Arguments;
using ScaleFit.Logs;
using ScaleFit.Logs.Files;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Options;

/// <summary>Options for reading logs.</summary>
internal sealed class ReadingOptions
{
    private readonly Choice<LogFormat?> _format = new(
        "--format",
        $"Format of the logs: auto (detected), {string.Join(", ", LogFormats.AllNames)} (default: auto).",
        null,
        [("auto", null), .. Array.ConvertAll(Enum.GetValues<LogFormat>(), format => (format.Name(), (LogFormat?)format))])
    {
        HelpName = "FORMAT",
    };
    private readonly Option<string[]> _metrics = Repeated("--metric", "NAME", "Column with the pass rate: a name or a glob. Repeatable (default: detected by name).");
    private readonly Option<string?> _compute = Text("--compute", "NAME", "Column with the compute (default: detected by name).");
    private readonly Option<double?> _gpus = new("--gpus")
    {
        Description = "Number of GPUs of the run, to convert wall-clock time in the log to GPU-hours.",
        HelpName = "N",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>(NumberArgument.TryReadPositive, NumberArgument.ExpectedPositive),
    };
    private readonly Choice<ComputeUnit?> _unit = new(
        "--unit",
        $"Unit of the compute column: {string.Join(", ", ComputeUnits.AllNames)}.",
        null,
        Array.ConvertAll(Enum.GetValues<ComputeUnit>(), unit => (unit.Name(), (ComputeUnit?)unit)))
    {
        HelpName = "UNIT",
    };
    private readonly Option<string?> _stepTime = Text("--step-time", "NAME", "Column with the seconds of each step. ScaleFit sums them.");
    private readonly Option<bool> _trainingTime = new("--training-time") { Description = "Excludes the time of evaluation and checkpoints, if step times distinguish it from training." };
    private readonly Option<bool> _noStalls = new("--no-stalls") { Description = "Counts a step that takes longer than ten times the median step as the median step." };
    private readonly Option<string?> _runColumn = Text("--run-column", "NAME", "Column with the name of the run.");
    private readonly Option<string[]> _runs = Repeated("--run", "PATTERN", "Reads only runs with this name, or that match this glob. Repeatable.");
    private readonly Option<string?> _trials = Text("--trials", "N|NAME", "Number of samples of each evaluation (prompts times samples per prompt), or the column with this number.");
    private readonly Option<string?> _standardError = Text("--standard-error", "NAME", "Column with the standard error of each evaluation.");
    private readonly Option<string?> _oldStandardError;
    private readonly Option<bool> _percent = new("--percent") { Description = "Pass rates in the log are percentages, 0 to 100." };

    private readonly Option<RewardRange?> _rescale = new("--rescale")
    {
        Description = "Rewards of failed and passed samples, such as -1,1. ScaleFit rescales them to 0 and 1.",
        HelpName = "LO,HI",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<RewardRange>(RewardRangeArgument.TryRead, RewardRangeArgument.Expected),
    };

    private readonly Option<int?> _expectRuns = new("--expect-runs")
    {
        Description = "Fails with exit code 1 if fewer runs than this are read and fitted.",
        HelpName = "N",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<int>(NumberArgument.TryReadPositiveInteger, NumberArgument.ExpectedPositiveInteger),
    };

    private readonly Option<Shard?> _shard = new("--shard")
    {
        Description = "Reads share K of N of the logs, for job arrays. The path of a log determines its share.",
        HelpName = "K/N",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<Shard>(ShardArgument.TryRead, ShardArgument.Expected),
    };

    /// <summary>Creates the options.</summary>
    public ReadingOptions() => _oldStandardError = OldName.Create(_standardError, "--stderr");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="takesShard">Whether the command handles each log independently of the others.</param>
    public void AddTo(Command command, bool takesShard = true)
    {
        Option[] options = [_format, _metrics, _compute, _unit, _gpus, _stepTime, _trainingTime, _noStalls, _runColumn, _runs, _trials, _standardError, _oldStandardError, _percent, _rescale];
        foreach (var option in options) command.Add(option);
        if (takesShard) command.Add(_shard);
    }

    /// <summary>Adds the option for the expected number of runs to a command that analyses runs.</summary>
    public void AddExpectationTo(Command command) => command.Add(_expectRuns);

    /// <summary>The expected number of runs; null if not given.</summary>
    public int? ExpectedRuns(ParseResult parse) => parse.GetValue(_expectRuns);

    /// <summary>The given share of the logs; null for all of them.</summary>
    public Shard? Shard(ParseResult parse) => parse.GetValue(_shard);

    /// <summary>The given options.</summary>
    /// <exception cref="CommandException">Two options exclude each other, or a value is invalid.</exception>
    public LogOptions Read(ParseResult parse)
    {
        if (parse.GetValue(_percent) && parse.GetValue(_rescale) is not null)
            throw new CommandException(ExitCode.Usage, "--percent and --rescale both set the range of the pass rate; give only one of them");
        if (parse.GetValue(_compute) is not null && parse.GetValue(_stepTime) is not null)
            throw new CommandException(ExitCode.Usage, "--compute and --step-time both select the compute; give only one of them");
        string? trials = parse.GetValue(_trials);
        bool isCount = NumberArgument.TryReadPositive(trials ?? "", out double count);
        if (!isCount && double.TryParse(trials, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw new CommandException(ExitCode.Usage, $"invalid value '{trials}' for --trials; expected {NumberArgument.ExpectedPositive}, or the name of a column");
        return new LogOptions
        {
            Format = _format.In(parse),
            Metrics = parse.GetValue(_metrics) ?? [],
            Compute = parse.GetValue(_compute),
            Unit = _unit.In(parse),
            Gpus = parse.GetValue(_gpus),
            StepTime = parse.GetValue(_stepTime),
            LeavesOutEvaluation = parse.GetValue(_trainingTime),
            NoStalls = parse.GetValue(_noStalls),
            RunColumn = parse.GetValue(_runColumn),
            Runs = parse.GetValue(_runs) ?? [],
            Trials = isCount ? count : null,
            TrialsColumn = isCount ? null : trials,
            StandardErrorColumn = OldName.Read(parse, _standardError, _oldStandardError),
            Percent = parse.GetValue(_percent),
            Rescale = parse.GetValue(_rescale),
        };
    }

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.ExactlyOne };

    private static Option<string[]> Repeated(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore };
}
