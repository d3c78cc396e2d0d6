using BenchmarkDotNet.Running;
using ScaleFit.Benchmarks;

return args switch
{
    ["throughput"] => Throughput.Run(Console.Out),
    ["side-by-side", var scalefit] => SideBySide.Run(scalefit, Console.Out),
    ["reading", var log] => Reading.Run(log, Console.Out),
    ["prior", var curves, var folder] => PriorStudy.Run(curves, folder, Console.Out),
    ["csv"] => CsvReading.Run(null, Console.Out),
    ["csv", var log] => CsvReading.Run(log, Console.Out),
    _ => Summarise(args),
};

static int Summarise(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(SixtySixPoints).Assembly).Run(args);
    return 0;
}
