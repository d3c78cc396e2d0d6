using BenchmarkDotNet.Running;
using ScaleFit.Benchmarks;

return args is ["throughput"] ? Throughput.Run(Console.Out) : Summarise(args);

static int Summarise(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(SixtySixPoints).Assembly).Run(args);
    return 0;
}
