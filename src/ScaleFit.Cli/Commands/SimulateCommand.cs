using System.CommandLine;
using ScaleFit.Cli.Options;
using ScaleFit.Cli.Writing;
using ScaleFit.Simulation;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit simulate</c>: simulates a log from known curves.</summary>
internal static class SimulateCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "simulate",
        "Simulates a log from known curves: CSV with the columns run, gpu_hours and pass_rate (four decimals).",
        "scalefit simulate --asymptote 0.61 --efficiency 1.92 --midpoint 2542 --until 16k -o run.csv\n  scalefit simulate --recipe base:0.610,1.92,2542 --recipe long:0.645,1.89,11272 --until 50k",
        Create);

    private static Command Create(Terminal terminal)
    {
        var (simulation, output) = (new SimulationArguments(), new OutputOptions());
        var command = new Command(Outline.Name, Outline.Description);
        simulation.AddTo(command);
        output.AddTo(command);
        command.SetAction(parse =>
        {
            var result = output.Read(parse, terminal);
            int seed = simulation.Seed(parse);
            var simulator = new RunSimulator(seed);
            var runs = simulation.Runs(parse).Select(simulator.Next).ToArray();
            result.Write(writer => SimulatedLog.Write(writer, runs));
            result.Note($"seed {seed}");
            return ExitCode.Done;
        });
        return command;
    }
}
