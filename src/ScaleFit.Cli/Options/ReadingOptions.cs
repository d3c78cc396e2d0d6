using System.CommandLine;
using System.Globalization;
using ScaleFit.Cli.Arguments;
using ScaleFit.Logs;
using ScaleFit.Logs.Files;
using ScaleFit.Runs;

namespace ScaleFit.Cli.Options;

/// <summary>How logs are read.</summary>
internal sealed class ReadingOptions
{
    private readonly Choice<LogFormat?> _format = new(
        "--format",
        $"The logs' format: auto, which recognises it, {string.Join(", ", LogFormats.AllNames)}.",
        null,
        [("auto", null), .. Array.ConvertAll(Enum.GetValues<LogFormat>(), format => (format.Name(), (LogFormat?)format))])
    {
        HelpName = "FORMAT",
    };
    private readonly Option<string[]> _metrics = Repeated("--metric", "NAME", "The column with the pass rate, or a glob; may be repeated.");
    private readonly Option<string?> _compute = Text("--compute", "NAME", "The column with the compute.");
    private readonly Option<double?> _gpus = new("--gpus")
    {
        Description = "GPUs of the run, where the log counts seconds or hours on the clock.",
        HelpName = "N",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<double>(NumberArgument.TryReadPositive, NumberArgument.ExpectedPositive),
    };
    private readonly Choice<ComputeUnit?> _unit = new(
        "--unit",
        $"What the compute column counts: {string.Join(", ", ComputeUnits.AllNames)}.",
        null,
        Array.ConvertAll(Enum.GetValues<ComputeUnit>(), unit => (unit.Name(), (ComputeUnit?)unit)))
    {
        HelpName = "UNIT",
    };
    private readonly Option<string?> _stepTime = Text("--step-time", "NAME", "The column with the seconds of each step, which are summed.");
    private readonly Option<bool> _trainingTime = new("--training-time") { Description = "Leaves out the time of evaluation and checkpoints, where step times tell it apart." };
    private readonly Option<string?> _runColumn = Text("--run-column", "NAME", "The column that names the run of a row.");
    private readonly Option<string[]> _runs = Repeated("--run", "PATTERN", "Only runs of that name, or glob; may be repeated.");
    private readonly Option<string?> _trials = Text("--trials", "N|NAME", "Samples behind each evaluation (prompts times samples), or the column that counts them.");
    private readonly Option<string?> _standardError = Text("--stderr", "NAME", "The column with the standard error of each evaluation.");
    private readonly Option<bool> _percent = new("--percent") { Description = "Pass rates are written as percentages, 0 to 100." };

    private readonly Option<RewardRange?> _rescale = new("--rescale")
    {
        Description = "Rewards of failed and passed samples, such as -1,1, that are brought to 0 and 1.",
        HelpName = "LO,HI",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<RewardRange>(RewardRangeArgument.TryRead, RewardRangeArgument.Expected),
    };

    private readonly Option<Shard?> _shard = new("--shard")
    {
        Description = "Reads a share of the logs, each log in one of N shares by its path; for job arrays.",
        HelpName = "K/N",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<Shard>(ShardArgument.TryRead, ShardArgument.Expected),
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="takesShard">Whether what it does with a log does not depend on the others.</param>
    public void AddTo(Command command, bool takesShard = true)
    {
        Option[] options = [_format, _metrics, _compute, _unit, _gpus, _stepTime, _trainingTime, _runColumn, _runs, _trials, _standardError, _percent, _rescale];
        foreach (var option in options) command.Add(option);
        if (takesShard) command.Add(_shard);
    }

    /// <summary>The share of the logs as given; null for all of them.</summary>
    public Shard? Shard(ParseResult parse) => parse.GetValue(_shard);

    /// <summary>The options as given.</summary>
    /// <exception cref="CommandException">Two of them exclude each other.</exception>
    public LogOptions Read(ParseResult parse)
    {
        if (parse.GetValue(_percent) && parse.GetValue(_rescale) is not null)
            throw new CommandException(ExitCode.Usage, "--percent and --rescale say two things about one range; give one");
        if (parse.GetValue(_compute) is not null && parse.GetValue(_stepTime) is not null)
            throw new CommandException(ExitCode.Usage, "--compute and --step-time both name the compute; give one");
        string? trials = parse.GetValue(_trials);
        bool isCount = NumberArgument.TryReadPositive(trials ?? "", out double count);
        if (!isCount && double.TryParse(trials, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw new CommandException(ExitCode.Usage, $"--trials {trials} is no number of samples: give {NumberArgument.ExpectedPositive}, or the name of a column");
        return new LogOptions
        {
            Format = _format.In(parse),
            Metrics = parse.GetValue(_metrics) ?? [],
            Compute = parse.GetValue(_compute),
            Unit = _unit.In(parse),
            Gpus = parse.GetValue(_gpus),
            StepTime = parse.GetValue(_stepTime),
            LeavesOutEvaluation = parse.GetValue(_trainingTime),
            RunColumn = parse.GetValue(_runColumn),
            Runs = parse.GetValue(_runs) ?? [],
            Trials = isCount ? count : null,
            TrialsColumn = isCount ? null : trials,
            StandardErrorColumn = parse.GetValue(_standardError),
            Percent = parse.GetValue(_percent),
            Rescale = parse.GetValue(_rescale),
        };
    }

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.ExactlyOne };

    private static Option<string[]> Repeated(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore };
}
