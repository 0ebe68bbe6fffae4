[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(Notebooks.Serve.Tests.Browser.CourseServer))]
