[assembly: AssemblyFixture(typeof(SkipReport))]
