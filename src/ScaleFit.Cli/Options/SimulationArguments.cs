using System.CommandLine;
using System.Globalization;
using ScaleFit.Cli.Arguments;
using ScaleFit.Simulation;

namespace ScaleFit.Cli.Options;

/// <summary>Options for simulated logs.</summary>
internal sealed class SimulationArguments
{
    private const int DefaultSeed = 1;

    private static readonly SimulationOptions Default = new();

    private readonly Option<SimulationOptions[]> _recipes = new("--recipe")
    {
        Description = "Curve of a recipe: name, asymptote, efficiency and midpoint. Repeatable, for several recipes in one log.",
        HelpName = "NAME:A,B,C_mid",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = OptionValue.Repeated<SimulationOptions>(RecipeArgument.TryRead, RecipeArgument.Expected),
    };
    private readonly Option<string?> _name = new("--name") { Description = $"Name of the run (default: {Default.Name}).", HelpName = "NAME", Arity = ArgumentArity.ExactlyOne };
    private readonly Option<double?> _asymptote = PassRate("--asymptote", "A", "Asymptote of the pass rate", Default.Asymptote);
    private readonly Option<double?> _efficiency = Number("--efficiency", "B", "Efficiency: exponent of the curve", Default.Efficiency);
    private readonly Option<double?> _midpoint = Compute("--midpoint", "GPU-hours at which half of the gain is reached", Default.Midpoint);
    private readonly Option<double?> _start = PassRate("--start", "R", "Pass rate before training", Default.Start);
    private readonly Option<double?> _deviation = PassRate("--sd", "SD", "Standard deviation of an evaluation around the curve", Default.StandardDeviation);
    private readonly Option<double?> _driftShare = PassRate("--drift-share", "W", "Share of correlated noise (drift) in the variance of an evaluation", Default.DriftShare);
    private readonly Option<double?> _correlationLength = Compute("--correlation-length", "Correlation length of this noise in GPU-hours (default: 4.5 evaluations)");
    private readonly Option<double?> _runDeviation = PassRate("--run-sd", "SD", "Standard deviation of the asymptote between runs", Default.RunDeviation);
    private readonly Option<double?> _every = Compute("--every", "GPU-hours between evaluations", Default.Every);
    private readonly Option<double?> _until = Compute("--until", "GPU-hours of the last evaluation", Default.Until);
    private readonly Option<double?> _early = Compute("--early", "GPU-hours of a rapid linear rise before the curve begins (default: none)");
    private readonly Option<double?> _collapse = Compute("--collapse", "GPU-hours at which the pass rate begins to fall (default: never)");
    private readonly Option<int?> _runs = new("--runs")
    {
        Description = "Number of runs per recipe, named NAME-1, NAME-2 and so on (default: 1).",
        HelpName = "N",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<int>(NumberArgument.TryReadCount, "a count from 1 to 1000"),
    };
    private readonly Option<int?> _seed = new("--seed")
    {
        Description = $"Seed of the random numbers (default: {DefaultSeed}).",
        HelpName = "N",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser<int>(NumberArgument.TryReadSeed, "an integer from 0 to 2147483647"),
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [
            _recipes, _name, _asymptote, _efficiency, _midpoint, _start, _deviation, _driftShare, _correlationLength,
            _runDeviation, _every, _until, _early, _collapse, _runs, _seed];
        foreach (var option in options) command.Add(option);
    }

    /// <summary>The seed.</summary>
    public int Seed(ParseResult parse) => parse.GetValue(_seed) ?? DefaultSeed;

    /// <summary>The runs to simulate.</summary>
    /// <exception cref="CommandException">The values contradict each other.</exception>
    public IReadOnlyList<SimulationOptions> Runs(ParseResult parse)
    {
        int count = parse.GetValue(_runs) ?? 1;
        var runs = new List<SimulationOptions>();
        foreach (var recipe in Recipes(parse))
        {
            var options = Complete(parse, recipe);
            if (options.Fault is { } fault) throw new CommandException(ExitCode.Usage, $"{options.Name}: {fault}");
            for (int i = 1; i <= count; i++)
                runs.Add(count == 1 ? options : options with { Recipe = options.Name, Name = string.Create(CultureInfo.InvariantCulture, $"{options.Name}-{i}") });
        }
        return runs;
    }

    private SimulationOptions[] Recipes(ParseResult parse)
    {
        Option[] curve = [_name, _asymptote, _efficiency, _midpoint];
        var single = curve.FirstOrDefault(option => parse.GetResult(option) is not null);
        if (parse.GetValue(_recipes) is { Length: > 0 } recipes)
        {
            return single is null
                ? recipes
                : throw new CommandException(ExitCode.Usage, $"{single.Name} and --recipe both set the curve; give only one of them");
        }
        return [Default with
        {
            Name = parse.GetValue(_name) ?? Default.Name,
            Asymptote = parse.GetValue(_asymptote) ?? Default.Asymptote,
            Efficiency = parse.GetValue(_efficiency) ?? Default.Efficiency,
            Midpoint = parse.GetValue(_midpoint) ?? Default.Midpoint,
        }];
    }

    private SimulationOptions Complete(ParseResult parse, SimulationOptions recipe) => recipe with
    {
        Start = parse.GetValue(_start) ?? Default.Start,
        StandardDeviation = parse.GetValue(_deviation) ?? Default.StandardDeviation,
        DriftShare = parse.GetValue(_driftShare) ?? Default.DriftShare,
        CorrelationLength = parse.GetValue(_correlationLength),
        RunDeviation = parse.GetValue(_runDeviation) ?? Default.RunDeviation,
        Every = parse.GetValue(_every) ?? Default.Every,
        Until = parse.GetValue(_until) ?? Default.Until,
        EarlyRegime = parse.GetValue(_early) ?? Default.EarlyRegime,
        Collapse = parse.GetValue(_collapse),
    };

    private static Option<double?> PassRate(string name, string helpName, string description, double fallback) =>
        Value(name, helpName, description, fallback, PassRateArgument.TryRead, PassRateArgument.Expected);

    private static Option<double?> Number(string name, string helpName, string description, double fallback) =>
        Value(name, helpName, description, fallback, NumberArgument.TryReadPositive, NumberArgument.ExpectedPositive);

    private static Option<double?> Compute(string name, string description, double? fallback = null) =>
        Value(name, "C", description, fallback, ComputeArgument.TryReadPositive, ComputeArgument.ExpectedPositive);

    private static Option<double?> Value(string name, string helpName, string description, double? fallback, TryRead<double> read, string expected) => new(name)
    {
        Description = description + (fallback is { } value ? string.Create(CultureInfo.InvariantCulture, $" (default: {value}).") : "."),
        HelpName = helpName,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = OptionValue.Parser(read, expected),
    };
}
