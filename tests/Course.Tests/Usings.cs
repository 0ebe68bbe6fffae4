namespace Course.Tests;
